import type { Overview } from "@/lib/schemas/overview";

export type Day = Overview["days"][number];

export function largestDay(days: readonly Day[]): number {
  return Math.max(0, ...days.map(({ sent, held, failed }) => sent + held + failed));
}

export function totalsOf(days: readonly Day[]) {
  const sum = (part: "sent" | "held" | "failed") => days.reduce((total, day) => total + day[part], 0);
  return { sent: sum("sent"), held: sum("held"), failed: sum("failed") };
}
