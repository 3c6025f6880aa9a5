import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/held";
import { releaseHeld } from "@/lib/services/held/release-held";

export const POST = route(operations.releaseHeld, ({ actor, body }) => releaseHeld({ actor, input: body }));
