import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/silence";
import { deleteSilence } from "@/lib/services/silences/delete-silence";
import { getSilence } from "@/lib/services/silences/get-silence";
import { updateSilence } from "@/lib/services/silences/update-silence";

export const GET = route(operations.getSilence, ({ actor, params }) => getSilence({ actor, id: params.id }));

export const PUT = route(operations.updateSilence, ({ actor, params, body }) =>
  updateSilence({ actor, id: params.id, input: body }),
);

export const DELETE = route(operations.deleteSilence, ({ actor, params }) =>
  deleteSilence({ actor, id: params.id }),
);
