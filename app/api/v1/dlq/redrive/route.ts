import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/dead-letter";
import { redriveDeadLetters } from "@/lib/services/dead-letters/redrive-dead-letters";

export const POST = route(operations.redriveDeadLetters, ({ actor, body }) =>
  redriveDeadLetters({ actor, input: body }),
);
