import { z } from "zod";
import { NewPassword, PersonName } from "./account-fields";

/** Somebody who has an account says its password alone. */
export function joinValues({ isKnown }: { isKnown: boolean }) {
  return isKnown
    ? z.object({ name: z.string(), password: z.string().min(1, { error: "Enter your password." }) })
    : z.object({ name: PersonName, password: NewPassword });
}
export type JoinValues = z.infer<ReturnType<typeof joinValues>>;
