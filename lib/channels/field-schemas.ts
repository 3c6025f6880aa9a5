import { z } from "zod";
import { Secret } from "@/lib/secrets";

/** A text of a channel's form that may stay empty, which is null. */
export function optionalText(maxLength: number, rule?: { pattern: RegExp; error: string }) {
  const text = z.string().trim().max(maxLength);
  const checked = rule
    ? text.refine((value) => value === "" || rule.pattern.test(value), { error: rule.error })
    : text;
  return checked
    .transform((value) => value || null)
    .nullable()
    .default(null);
}

/** A secret that has to be there. */
export const RequiredSecret = z.instanceof(Secret, { error: "is missing" });

/** A secret that may be missing. */
export const OptionalSecret = z.instanceof(Secret).nullable().default(null);
