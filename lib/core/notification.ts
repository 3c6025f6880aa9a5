/**
 * queued: due now or at `nextAttemptAt` · sending: leased by a worker · retrying: failed, will be tried again ·
 * sent: the provider accepted it · held: waits, for quiet hours, a digest, a group or a limit · bundled: told in another
 * message, together with others that waited · skipped: decided against · dead: given up · cancelled: before it was sent.
 */
export const notificationStates = [
  "queued",
  "sending",
  "retrying",
  "sent",
  "held",
  "bundled",
  "skipped",
  "dead",
  "cancelled",
] as const;
export type NotificationState = (typeof notificationStates)[number];

/**
 * Why it was made: a trigger, a notify step, a test, a program's direct request, Runbell's own notice, another channel's
 * turn because the first one failed, a step of an escalation, or a digest of several that waited.
 */
export const purposes = [
  "trigger",
  "step",
  "test",
  "direct",
  "notice",
  "fallback",
  "escalation",
  "digest",
] as const;
export type Purpose = (typeof purposes)[number];

/** How long a message is worth sending, by severity, counted from its making: later it would be noise. */
export const lifetimeHours = { info: 12, warning: 24, error: 48, critical: 72 } as const;
