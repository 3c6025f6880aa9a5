import { DateTime } from "luxon";
import { wayWords } from "@/components/notifications/notification-words";
import { countOf } from "@/components/runs/count-words";
import type { State } from "@/components/ui/state";
import { eventCatalogue, type EventType } from "@/lib/core/event";
import type { SimulatedDecision, SimulationView } from "@/lib/schemas/simulation";

export const verdictWords: Record<SimulatedDecision["verdict"], { state: State; word: string }> = {
  send: { state: "ok", word: "Sent" },
  hold: { state: "attention", word: "Held" },
  skip: { state: "neutral", word: "Not told" },
};

/** “Would be sent by email now.”, “Held until Mon 08:00 (Europe/Berlin), then sent by email.” */
export function decisionWords(
  decision: SimulatedDecision,
  { at, isNow }: { at: string; isNow: boolean },
): string {
  const { verdict, channel_kind, held_until, gates } = decision;
  const way = wayWords[channel_kind];
  if (verdict === "send") return `Would be sent ${way} ${isNow ? "now" : "at once"}.`;
  if (verdict === "skip") return `Would not be told ${way}. ${gates.at(-1)?.sentence ?? ""}`.trim();
  const zone =
    gates.flatMap(({ values }) => (typeof values.zone === "string" ? values.zone : [])).at(-1) ?? "UTC";
  const until = held_until === null ? "" : ` until ${dayTime(held_until, at, zone)} (${zone})`;
  return `Held${until}, then sent ${way}.`;
}

/** Mon 08:00; with the date when it is not within six days. */
export function dayTime(at: string, now: string, zone: string): string {
  const instant = DateTime.fromISO(at, { zone }).setLocale("en-GB");
  const days = Math.abs(instant.diff(DateTime.fromISO(now), "days").days);
  return instant.toFormat(days < 6 ? "ccc HH:mm" : "ccc d LLL yyyy, HH:mm");
}

/** The whole answer in a sentence. */
export function answerWords({ user, decisions, nobody }: SimulationView, type: EventType): string {
  if (nobody) return `Nobody would be told. ${nobody.gates.at(-1)?.sentence ?? ""}`.trim();
  const event = eventCatalogue[type].label;
  if (decisions.length === 0)
    return `${user?.name ?? "Nobody"} is not among those whom the rule for “${event}” names.`;
  const count = (verdict: SimulatedDecision["verdict"]) =>
    decisions.filter((decision) => decision.verdict === verdict).length;
  const clauses = [
    [count("send"), "would be sent"],
    [count("hold"), "would be held"],
    [count("skip"), "would not be told"],
  ] as const;
  const words = clauses
    .filter(([number]) => number > 0)
    .map(([number, what], index) => `${index === 0 ? countOf(number, "message") : number} ${what}`);
  return `${user ? `${user.name}: ` : ""}${words.join(", ")}.`;
}
