import type { SnoozeInput } from "@/lib/schemas/snooze";

/** For how long a person hears of nothing with one press. */
export const snoozeChoices: { label: string; input: SnoozeInput }[] = [
  { label: "30 minutes", input: { minutes: 30 } },
  { label: "1 hour", input: { minutes: 60 } },
  { label: "4 hours", input: { minutes: 240 } },
  { label: "Until tomorrow 08:00", input: { until: "tomorrow" } },
];
