import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/variable";
import { listVariables } from "@/lib/services/variables/list-variables";

export const GET = route(operations.listVariables, ({ actor, query }) => listVariables({ actor, query }));
