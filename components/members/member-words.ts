import { capitalised, countOf } from "@/components/runs/count-words";
import type { State } from "@/components/ui/state";
import type { Role } from "@/lib/core/actor";
import type { InvitationView } from "@/lib/schemas/invitation";
import type { MemberView, OneTimeLink } from "@/lib/schemas/member";

export const roleWords: Record<Role, { label: string; may: string }> = {
  admin: { label: "Admin", may: "Everything in the organisation: people, settings, channels." },
  author: { label: "Author", may: "Reads everything, and changes jobs, templates and rules." },
  member: { label: "Member", may: "Reads, acknowledges, and chooses what they are told themselves." },
};

/** “7 people, 2 of them admins; 1 invitation is open.” Without invitations for those who do not see them. */
export function membersWords(
  members: readonly Pick<MemberView, "role" | "is_disabled">[],
  invitations: readonly Pick<InvitationView, "state">[] | undefined,
): string {
  const admins = members.filter(({ role, is_disabled }) => role === "admin" && !is_disabled).length;
  const disabled = members.filter(({ is_disabled }) => is_disabled).length;
  const open = invitations?.filter(({ state }) => state === "open").length ?? 0;
  const people = capitalised(countOf(members.length, "person", "people"));
  const among = [
    members.length > 1 && `${admins} of them ${admins === 1 ? "an admin" : "admins"}`,
    disabled > 0 && `${disabled} disabled`,
  ].filter(Boolean);
  const invited = open > 0 ? `; ${countOf(open, "invitation")} ${open === 1 ? "is" : "are"} open` : "";
  return `${[people, ...among].join(", ")}${invited}.`;
}

const methodWords = { password: "password", oidc: "single sign-on" } as const;

export function signsInWords({ signs_in_with }: Pick<MemberView, "signs_in_with">): string {
  if (signs_in_with.length === 0) return "not at all: only told";
  return signs_in_with.map((method) => methodWords[method]).join(", ");
}

export function memberState({ is_disabled, is_root }: Pick<MemberView, "is_disabled" | "is_root">): {
  state: State;
  word: string;
} {
  if (is_disabled) return { state: "attention", word: "Disabled" };
  return is_root ? { state: "neutral", word: "Root" } : { state: "ok", word: "Active" };
}

/** Why an admin may neither disable a person nor make them a link; null when they may. */
export function onlyRoot(
  member: Pick<MemberView, "is_shared" | "is_root">,
  viewer: { is_root: boolean },
): string | null {
  if (viewer.is_root) return null;
  if (member.is_root) return "Only root may: they run the installation.";
  return member.is_shared ? "Only root may: they belong to another organisation too." : null;
}

/** Whether the link comes by mail as well. */
export function mailedWords({ mailed }: Pick<OneTimeLink, "mailed">, email: string): string {
  if (mailed === null) return `No mail server is set up, so nothing is mailed: hand the link on to ${email}.`;
  if (mailed) return `A mail with the link is on its way to ${email}. You may hand it on as well.`;
  return `The mail to ${email} could not be sent: hand the link on.`;
}
