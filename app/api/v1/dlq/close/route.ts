import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/dead-letter";
import { closeDeadLetters } from "@/lib/services/dead-letters/close-dead-letters";

export const POST = route(operations.closeDeadLetters, ({ actor, body }) =>
  closeDeadLetters({ actor, input: body }),
);
