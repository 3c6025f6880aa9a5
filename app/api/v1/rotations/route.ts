import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/rotation";
import { listRotations } from "@/lib/services/rotations/list-rotations";
import { saveRotation } from "@/lib/services/rotations/save-rotation";

export const GET = route(operations.listRotations, ({ actor }) => listRotations({ actor }));

export const POST = route(operations.createRotation, ({ actor, body }) =>
  saveRotation({ actor, id: null, input: body }),
);
