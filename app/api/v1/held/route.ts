import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/held";
import { listHeld } from "@/lib/services/held/list-held";

export const GET = route(operations.listHeld, ({ actor, query }) => listHeld({ actor, query }));
