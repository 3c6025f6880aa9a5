import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/mute";
import { deleteMute } from "@/lib/services/mutes/delete-mute";
import { putMute } from "@/lib/services/mutes/put-mute";

export const PUT = route(operations.putMute, ({ actor, params, body }) =>
  putMute({ actor, job: params.job, input: body }),
);

export const DELETE = route(operations.deleteMute, ({ actor, params }) =>
  deleteMute({ actor, job: params.job }),
);
