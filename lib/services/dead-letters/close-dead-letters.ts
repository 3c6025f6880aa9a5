import type { Actor } from "@/lib/core/actor";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";
import * as redrive from "@/lib/db/redrive";
import type { CloseDeadLettersInput } from "@/lib/schemas/dead-letter";
import { selectionOf } from "./selection";

/** Puts dead letters aside without sending them. They stay in the history; at most a batch at once. */
export function closeDeadLetters({
  actor,
  input,
}: {
  actor: Actor;
  input: CloseDeadLettersInput;
}): Promise<{ closed: number; remaining: number }> {
  const { organisationId } = actor;
  const selection = selectionOf(input);
  return withTransaction(async (tx) => {
    const closed = await redrive.closeDeadLetters(tx, organisationId, selection);
    if (closed.length > 0)
      await recordAudit(tx, actor, {
        action: "dead_letter.close",
        subjectId: closed.length === 1 ? closed[0]?.id : null,
        after: { count: closed.length, ...("cause" in selection && { cause: selection.cause }) },
      });
    return {
      closed: closed.length,
      remaining: await redrive.countDeadLetters(tx, organisationId, selection),
    };
  });
}
