import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/target";
import { listTargets } from "@/lib/services/targets/list-targets";

export const GET = route(operations.listTargets, ({ actor, query }) => listTargets({ actor, text: query.q }));
