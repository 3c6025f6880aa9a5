import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/rotation";
import { deleteOverride } from "@/lib/services/rotations/delete-override";

export const DELETE = route(operations.deleteRotationOverride, ({ actor, params }) =>
  deleteOverride({ actor, id: params.id, overrideId: params.override_id }),
);
