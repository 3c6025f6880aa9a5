import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/rotation";
import { deleteRotation } from "@/lib/services/rotations/delete-rotation";
import { getRotation } from "@/lib/services/rotations/get-rotation";
import { saveRotation } from "@/lib/services/rotations/save-rotation";

export const GET = route(operations.getRotation, ({ actor, params }) =>
  getRotation({ actor, id: params.id }),
);

export const PUT = route(operations.updateRotation, ({ actor, params, body }) =>
  saveRotation({ actor, id: params.id, input: body }),
);

export const DELETE = route(operations.deleteRotation, ({ actor, params }) =>
  deleteRotation({ actor, id: params.id }),
);
