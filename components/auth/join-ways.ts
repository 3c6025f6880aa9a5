import type { Role } from "@/lib/core/actor";

/** new: with a name and a password · password: with the one they have · session: at once · provider: signs in first */
export type WayIn = "new" | "password" | "session" | "provider";

interface Opened {
  email: string;
  role: Role;
  has_account: boolean;
  has_password: boolean;
  is_signed_in: boolean;
}

const roles = { admin: "an admin", author: "an author", member: "a member" } as const;

/** How the person of an invitation shows who they are. */
export function wayIn({ has_account, has_password, is_signed_in }: Opened): WayIn {
  if (is_signed_in) return "session";
  if (!has_account) return "new";
  return has_password ? "password" : "provider";
}

export function waySentence(way: WayIn, { email, role }: Opened, provider: string | null): string {
  const invited = `You are invited as ${roles[role]}.`;
  if (way === "session") return `${invited} You are signed in as ${email}.`;
  if (way === "new") return `${invited} You will sign in as ${email}.`;
  if (way === "password") return `${invited} ${email} has an account here: say its password.`;
  const first = `${invited} ${email} has an account here, without a password.`;
  return provider === null
    ? `${first} Set one first, then open this link again.`
    : `${first} Sign in first, then join.`;
}
