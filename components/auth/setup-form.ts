import { z } from "zod";
import { NewPassword, PersonName, WrittenAddress } from "./account-fields";

/** What the person fills in; token and time zone come along by themselves. */
export const SetupForm = z.object({
  name: PersonName,
  email: WrittenAddress,
  password: NewPassword,
});
export type SetupForm = z.infer<typeof SetupForm>;

export const setupFields = ["name", "email", "password"] as const satisfies (keyof SetupForm)[];
