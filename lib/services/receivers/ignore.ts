import type { Received } from "@/lib/schemas/receiver";

/** Nothing was recorded, and why. */
export function ignore(why: string): Received {
  return { events: [], runs: [], ignored: [why] };
}

/** A reporter that was told of one branch only hears of another. Null: it is the right one, or any is. */
export function ignoreOtherRef(wanted: string | undefined, ref: string | null | undefined): Received | null {
  if (wanted === undefined || ref === wanted) return null;
  return ignore(`This is about ${ref ?? "no branch"}, not about ${wanted}.`);
}
