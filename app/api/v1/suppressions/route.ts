import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/suppression";
import { listSuppressions } from "@/lib/services/suppressions/list-suppressions";

export const GET = route(operations.listSuppressions, ({ actor, query }) =>
  listSuppressions({ actor, text: query.q }),
);
