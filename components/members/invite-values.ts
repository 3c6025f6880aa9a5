import { z } from "zod";
import { roles } from "@/lib/core/actor";
import { WrittenAddress } from "@/components/auth/account-fields";

export const InviteValues = z.object({
  email: WrittenAddress,
  role: z.enum(roles),
});
export type InviteValues = z.infer<typeof InviteValues>;
