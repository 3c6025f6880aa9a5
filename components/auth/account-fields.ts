import { z } from "zod";
import { Password } from "@/lib/schemas/account";
import { EmailAddress } from "@/lib/schemas/field";

/** The fields of the forms of an account, with what is wrong in the words of a form. */
export const PersonName = z
  .string()
  .trim()
  .min(1, { error: "Enter your name." })
  .max(120, { error: "At most 120 characters." });

export const NewPassword = z
  .string()
  .refine((password) => Password.safeParse(password).success, { error: "Use 10 to 200 characters." });

export const WrittenAddress = z
  .string()
  .trim()
  .refine((email) => EmailAddress.safeParse(email).success, {
    error: "Enter an e-mail address such as ada@example.org.",
  });
