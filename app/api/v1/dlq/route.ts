import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/dead-letter";
import { listDeadLetters } from "@/lib/services/dead-letters/list-dead-letters";

export const GET = route(operations.listDeadLetters, ({ actor, query }) => listDeadLetters({ actor, query }));
