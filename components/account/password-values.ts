import { z } from "zod";
import { NewPassword } from "@/components/auth/account-fields";

export const PasswordValues = z.object({
  current_password: z.string().min(1, { error: "Enter the password you have now." }),
  new_password: NewPassword,
});
export type PasswordValues = z.infer<typeof PasswordValues>;
