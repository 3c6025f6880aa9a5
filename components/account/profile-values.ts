import { z } from "zod";
import { PersonName } from "@/components/auth/account-fields";
import type { MeView } from "@/lib/schemas/account";

/** An empty language, or no zone: as the browser has it. */
export const ProfileValues = z.object({
  name: PersonName,
  locale: z.string(),
  timezone: z.string().nullable(),
});
export type ProfileValues = z.infer<typeof ProfileValues>;

export function profileOf({ name, locale, timezone }: NonNullable<MeView["user"]>): ProfileValues {
  return { name, locale: locale ?? "", timezone };
}

const names: Record<keyof ProfileValues, string> = {
  name: "Name",
  locale: "Language of dates",
  timezone: "Time zone",
};

/** What was changed, in the words of the form. */
export function changedFields(base: ProfileValues, entered: ProfileValues): string[] {
  const keys = ["name", "locale", "timezone"] as const;
  return keys.filter((key) => entered[key] !== base[key]).map((key) => names[key]);
}
