import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/dead-letter";
import { listDeadLetterCauses } from "@/lib/services/dead-letters/list-dead-letter-causes";

export const GET = route(operations.listDeadLetterCauses, ({ actor }) => listDeadLetterCauses({ actor }));
