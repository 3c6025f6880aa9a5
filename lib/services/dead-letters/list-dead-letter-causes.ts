import type { Actor } from "@/lib/core/actor";
import { explainReason } from "@/lib/core/explain-failure";
import { database } from "@/lib/db/database";
import * as deadLetters from "@/lib/db/dead-letters";
import type { DeadLetterCause } from "@/lib/schemas/dead-letter";
import { explainFix } from "./explain-fix";

/** Why messages of the organisation were given up that nobody has looked after yet, the most frequent cause first. */
export async function listDeadLetterCauses({
  actor,
}: {
  actor: Actor;
}): Promise<{ data: DeadLetterCause[]; total: number }> {
  const rows = await deadLetters.listDeadLetterCauses(database().prisma, actor.organisationId);
  return { data: rows.map(viewCause), total: rows[0]?.total ?? 0 };
}

function viewCause(row: deadLetters.DeadLetterCauseRow): DeadLetterCause {
  const { channelId, channelName, templateId, templateName } = row;
  return {
    cause: row.cause,
    reason: row.reason,
    reason_text: explainReason(row.reason) ?? row.reason,
    detail: row.detail,
    channel_kind: row.channelKind,
    channel: channelId === null || channelName === null ? null : { id: channelId, name: channelName },
    template: templateId === null || templateName === null ? null : { id: templateId, name: templateName },
    count: row.count,
    recipients: row.recipients,
    first_at: row.firstAt.toISOString(),
    last_at: row.lastAt.toISOString(),
    fix: explainFix(row),
  };
}
