import { shortTime, writtenLocale } from "@/components/ui/format-time";
import type { AnswerAction } from "@/lib/core/answer";
import { muteLengths, type MuteLength } from "@/lib/core/mute-length";
import type { AnswerView } from "@/lib/schemas/answer";

export const answerTitles: Record<AnswerAction, string> = {
  acknowledge: "Acknowledge",
  mute: "Mute this job",
  too_noisy: "Too noisy",
};

const lengthLabels: Record<MuteLength, string> = {
  hour: "For an hour",
  tomorrow: "Until tomorrow, 08:00",
  week: "For a week",
  forever: "For good",
};
export const muteChoices = muteLengths.map((length) => ({ length, label: lengthLabels[length] }));

/** What the reader is asked before anything happens. */
export const questionOf: Record<AnswerAction, (answer: AnswerView) => string> = {
  acknowledge: ({ event, reader }) =>
    `Acknowledge “${event?.title}” as ${reader}? Others see that somebody takes care of it.`,
  mute: ({ job, reader }) => `For how long shall ${reader} hear nothing about ${job?.name}?`,
  too_noisy: () =>
    "Do too many messages like this one come? Your answer is counted for those who write the rules.",
};

/** What has happened already; null: nothing yet. */
export const doneOf: Record<AnswerAction, (answer: AnswerView) => string | null> = {
  acknowledge: ({ acknowledgement, event }) =>
    acknowledgement && `“${event?.title}” is acknowledged by ${acknowledgement.who}.`,
  mute: ({ mute, job, reader, time_zone }) => {
    if (!mute) return null;
    const nothing = `${reader} hears nothing about ${job?.name}`;
    if (mute.until === null) return `${nothing} until the job is unmuted in the preferences.`;
    return `${nothing} until ${shortTime(mute.until, { zone: time_zone, locale: writtenLocale })} (${time_zone.replaceAll("_", " ")}).`;
  },
  too_noisy: ({ is_too_noisy }) =>
    is_too_noisy ? "It is noted that too many messages like this one come." : null,
};
