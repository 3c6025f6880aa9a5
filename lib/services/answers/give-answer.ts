import type { AnswerAction } from "@/lib/core/answer";
import { muteUntil, type MuteLength } from "@/lib/core/mute-length";
import type { AnswerableMessage } from "@/lib/db/answers";
import { withTransaction, type Tx } from "@/lib/db/database";
import { addNoiseReport } from "@/lib/db/noise-reports";
import type { AnswerView } from "@/lib/schemas/answer";
import { writeAcknowledgement } from "../events/write-acknowledgement";
import { writeMute } from "../mutes/write-mute";
import { readerOf, viewAnswer } from "./answer-view";
import { requireAnswer } from "./open-answer";

/**
 * Does what a link in a message is for, as often as it is pressed, and answers with what it came to. Whoever holds the link
 * speaks for the message's reader. Throws AppError `not_found` for a link that does not work.
 */
export async function giveAnswer({
  token,
  muteFor,
  now = new Date(),
}: {
  token: string;
  muteFor: MuteLength;
  now?: Date;
}): Promise<AnswerView> {
  return withTransaction(async (tx) => {
    const { action, message } = await requireAnswer(tx, token);
    await answers[action](tx, message, { muteFor, now });
    return viewAnswer(tx, await requireAnswer(tx, token), now);
  });
}

type Answering = (
  tx: Tx,
  message: AnswerableMessage,
  wish: { muteFor: MuteLength; now: Date },
) => Promise<void>;

const answers: Record<AnswerAction, Answering> = {
  acknowledge: async (tx, message) => {
    const { event } = message;
    if (!event) return;
    await writeAcknowledgement(tx, holderOf(message), {
      eventId: event.id,
      who: readerOf(message),
      via: "link",
    });
  },
  mute: async (tx, message, { muteFor, now }) => {
    const { job, person } = message;
    if (!job || !person) return;
    const place = { userId: person.userId, jobId: job.id };
    await writeMute(tx, holderOf(message), place, muteUntil(muteFor, now, person.timeZone));
  },
  too_noisy: (tx, { id, organisation, eventType, job }) =>
    addNoiseReport(tx, {
      organisationId: organisation.id,
      notificationId: id,
      eventType,
      jobId: job?.id ?? null,
    }),
};

/** Who holds the link speaks for the reader; that is all that is known of them. */
function holderOf(message: AnswerableMessage) {
  return {
    kind: "system",
    organisationId: message.organisation.id,
    userId: message.person?.userId ?? null,
    label: `Link in a message to ${message.recipient}`,
  } as const;
}
