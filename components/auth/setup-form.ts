import { z } from "zod";
import { Password } from "@/lib/schemas/account";
import { EmailAddress } from "@/lib/schemas/field";

/** What the person fills in; token and time zone come along by themselves. */
export const SetupForm = z.object({
  name: z
    .string()
    .trim()
    .min(1, { error: "Enter your name." })
    .max(120, { error: "At most 120 characters." }),
  email: z
    .string()
    .trim()
    .refine((email) => EmailAddress.safeParse(email).success, {
      error: "Enter an e-mail address such as ada@example.org.",
    }),
  password: z
    .string()
    .refine((password) => Password.safeParse(password).success, { error: "Use 10 to 200 characters." }),
});
export type SetupForm = z.infer<typeof SetupForm>;

export const setupFields = ["name", "email", "password"] as const satisfies (keyof SetupForm)[];
