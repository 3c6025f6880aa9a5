import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/held";
import { cancelHeld } from "@/lib/services/held/cancel-held";

export const POST = route(operations.cancelHeld, ({ actor, body }) => cancelHeld({ actor, input: body }));
