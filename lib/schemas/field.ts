import { z } from "zod";
import { isValidZone, wallTime } from "@/lib/core/wall-time";

/** Our own ids. Another form cannot exist, so it is "not found" rather than "invalid". */
export const Id = z.uuid().meta({ description: "UUID" });
export const Instant = z.iso.datetime({ offset: true }).meta({ description: "Instant, ISO 8601 with zone" });

/** Strict ASCII mailbox: no comments, quotes or groups, which address parsers read as further recipients. */
export const EmailAddress = z
  .string()
  .trim()
  .max(254)
  .regex(
    /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$/,
    {
      error: "must be an e-mail address such as ada@example.org",
    },
  );

export const WallTime = z.string().regex(wallTime, { error: "must be a time such as 22:00" });
export const TimeZone = z
  .string()
  .max(60)
  .refine(isValidZone, { error: "is not a time zone name such as Europe/Berlin" });

/** BCP 47, as Intl knows it. */
export const Locale = z
  .string()
  .max(35)
  .refine((tag) => isKnownLocale(tag), { error: "is not a language tag such as en-GB" });

/** Plain JSON for details and parameters. Size and depth are checked where the request is read. */
export const JsonObject = z.record(z.string(), z.json());
export type JsonObject = z.infer<typeof JsonObject>;
export { JsonValue } from "@/lib/core/json-value";

export const Key = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, {
    error: "may hold letters, digits, dot, dash and underscore, and starts with a letter or digit",
  });

function isKnownLocale(tag: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
}
