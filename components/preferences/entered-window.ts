import { z } from "zod";
import type { QuietWindow } from "@/lib/core/quiet-grid";

/** A quiet window as its fields hold it: empty while it is entered, and midnight is 00:00 at both ends. */
export const EnteredWindow = z
  .object({
    start: z.string({ error: "Choose a time." }).nullable(),
    end: z.string({ error: "Choose a time." }).nullable(),
    days: z.array(z.number()).min(1, { error: "Choose a day at least." }),
  })
  .check(({ value, issues }) => {
    const refuse = (path: keyof typeof value, message: string) =>
      issues.push({ code: "custom", path: [path], message, input: value });
    if (!value.start) refuse("start", "Choose a time.");
    if (!value.end) refuse("end", "Choose a time.");
    if (value.start && value.start === value.end && value.start !== "00:00")
      refuse("end", "Must differ from the start.");
  });
export type EnteredWindow = z.infer<typeof EnteredWindow>;

/** A browser's time field knows no 24:00. */
export function enteredOf({ start, end, days }: QuietWindow): EnteredWindow {
  return { start, end: end === "24:00" ? "00:00" : end, days: [...days] };
}

/** Those that are complete, as the API takes them. */
export function windowsEntered(entered: readonly EnteredWindow[]) {
  return entered.flatMap(({ start, end, days }) =>
    start && end && days.length > 0 ? [{ start, end: end === "00:00" ? "24:00" : end, days }] : [],
  );
}
