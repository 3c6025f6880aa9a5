import type { State } from "@/components/ui/state";
import type { BacktestCounts, BacktestedEvent, BacktestView } from "@/lib/schemas/trigger";

type Verdict = BacktestedEvent["verdict"];

export const backtestVerdicts: Record<Verdict, { state: State; word: string }> = {
  send: { state: "ok", word: "Told" },
  hold: { state: "attention", word: "Held" },
  skip: { state: "neutral", word: "Not told" },
};

/** “Of the last 50, 7 would be told, 5 held, 38 not. Today: 50 told.” */
export function backtestSentence({ events, compared, ...counts }: BacktestView): string {
  if (events === 0) return "There is no such event yet to try this on.";
  const which = events === 1 ? "Of the last one" : `Of the last ${events}`;
  const { sent, held } = counts;
  return `${which}, ${sent} would be told, ${held} held, ${notTold(counts)} not. Today: ${todayWords(compared)}.`;
}

function notTold({ skipped, nobody }: BacktestCounts): number {
  return skipped + nobody;
}

function todayWords(counts: BacktestCounts): string {
  const words = [
    counts.sent > 0 && `${counts.sent} told`,
    counts.held > 0 && `${counts.held} held`,
    notTold(counts) > 0 && `${notTold(counts)} not`,
  ];
  return words.filter(Boolean).join(", ");
}

/** Why, and what the stored rule does instead. */
export function verdictSentence({ verdict, before, sentence, messages }: BacktestedEvent): string {
  const many = messages > 1 ? ` ${messages} messages.` : "";
  const other = verdict === before ? "" : ` Today: ${backtestVerdicts[before].word.toLowerCase()}.`;
  return `${sentence}${many}${other}`;
}
