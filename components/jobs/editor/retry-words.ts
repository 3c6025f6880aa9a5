import { secondsToNextAttempt } from "@/lib/core/attempt";
import { spanWords } from "@/lib/core/time-span";

const MOST_PAUSES = 4;

/** How failed runs are tried again, as a sentence: the executor's own pauses. */
export function retryWords(attempts: number, initialSeconds: number, maxSeconds: number): string {
  if (attempts <= 1) return "A run that failed is not tried again.";
  const pauses = Array.from({ length: attempts - 1 }, (_, index) =>
    secondsToNextAttempt(index + 1, { initialSeconds, maxSeconds }),
  );
  const shown = pauses.slice(0, MOST_PAUSES).map((pause) => spanWords(Math.round(pause)));
  const rest = pauses.length > MOST_PAUSES ? " and so on" : "";
  return `${attempts} attempts at most: tried again after ${shown.join(", then ")}${rest}.`;
}
