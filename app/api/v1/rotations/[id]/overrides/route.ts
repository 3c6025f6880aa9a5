import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/rotation";
import { createOverride } from "@/lib/services/rotations/create-override";

export const POST = route(operations.createRotationOverride, ({ actor, params, body }) =>
  createOverride({ actor, id: params.id, input: body }),
);
