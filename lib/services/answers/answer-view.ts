import type { EventType } from "@/lib/core/event";
import type { AnswerableMessage } from "@/lib/db/answers";
import type { Db } from "@/lib/db/database";
import { findMute } from "@/lib/db/mutes";
import { makeAnswerToken } from "@/lib/queue/answer-token";
import type { AnswerView } from "@/lib/schemas/answer";
import { actionsFor, type OpenAnswer } from "./open-answer";

/** What a link does, what became of it at `now`, and what else its holder can do. */
export async function viewAnswer(db: Db, { action, message }: OpenAnswer, now: Date): Promise<AnswerView> {
  const { organisation, event, job, person } = message;
  const place = job && person && { organisationId: organisation.id, userId: person.userId, jobId: job.id };
  const mute = place && (await findMute(db, place));
  const isMuted = mute && (mute.mutedUntil === null || mute.mutedUntil > now);
  const others = actionsFor(message).filter((other) => other !== action);
  return {
    action,
    reader: readerOf(message),
    organisation: organisation.name,
    event: event && {
      type: event.type as EventType,
      title: event.title,
      occurred_at: event.occurredAt.toISOString(),
    },
    job: job && { name: job.name },
    time_zone: person?.timeZone ?? "UTC",
    acknowledgement: event?.acknowledgement
      ? { who: event.acknowledgement.who, acknowledged_at: event.acknowledgement.createdAt.toISOString() }
      : null,
    mute: isMuted ? { until: mute.mutedUntil?.toISOString() ?? null } : null,
    is_too_noisy: message.isTooNoisy,
    others: await Promise.all(
      others.map(async (other) => ({
        action: other,
        token: await makeAnswerToken({
          organisationId: organisation.id,
          notificationId: message.id,
          action: other,
        }),
      })),
    ),
  };
}

/** For whom the message was: a name or an address. */
export function readerOf({ person, recipientName, recipient }: AnswerableMessage): string {
  return person?.name ?? recipientName ?? recipient;
}
