/** What a reader can do about a message, by a link in it. */
export const answerActions = ["acknowledge", "mute", "too_noisy"] as const;
export type AnswerAction = (typeof answerActions)[number];
