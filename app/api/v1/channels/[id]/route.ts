import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/channel";
import { deleteChannel } from "@/lib/services/channels/delete-channel";
import { getChannel } from "@/lib/services/channels/get-channel";
import { updateChannel } from "@/lib/services/channels/update-channel";

export const GET = route(operations.getChannel, ({ actor, params }) => getChannel({ actor, id: params.id }));

export const PATCH = route(operations.updateChannel, ({ actor, params, body }) =>
  updateChannel({ actor, id: params.id, input: body }),
);

export const DELETE = route(operations.deleteChannel, ({ actor, params }) =>
  deleteChannel({ actor, id: params.id }),
);
