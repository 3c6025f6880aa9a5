import { z } from "zod";
import { scopes } from "@/lib/core/actor";

export const expiries = [
  { value: "never", label: "Never", days: null },
  { value: "7", label: "In 7 days", days: 7 },
  { value: "30", label: "In 30 days", days: 30 },
  { value: "90", label: "In 90 days", days: 90 },
  { value: "365", label: "In a year", days: 365 },
] as const;

export const KeyValues = z.object({
  name: z
    .string()
    .trim()
    .min(1, { error: "Give it a name." })
    .max(120, { error: "Must have at most 120 characters." }),
  scopes: z.array(z.enum(scopes)).min(1, { error: "Choose one at least." }),
  expiry: z.enum(expiries.map(({ value }) => value)),
});
export type KeyValues = z.infer<typeof KeyValues>;

const DAY_MS = 24 * 60 * 60 * 1000;

export function expiresAt(expiry: KeyValues["expiry"], now = Date.now()): string | null {
  const days = expiries.find(({ value }) => value === expiry)?.days ?? null;
  return days === null ? null : new Date(now + days * DAY_MS).toISOString();
}
