import type { OverflowItem } from "@/components/ui/overflow-menu";
import type { MemberView } from "@/lib/schemas/member";
import { onlyRoot } from "./member-words";

export const memberDeeds = ["link", "sign out", "disable", "enable", "remove", "leave"] as const;
/** What can be done to a member; each is asked about first. */
export type MemberDeed = (typeof memberDeeds)[number];

interface Viewer {
  userId: string;
  is_root: boolean;
}

/** The menu of a row: nothing that is another page's, and why what is only root's cannot be chosen. */
export function memberItems(
  member: MemberView,
  viewer: Viewer,
  begin: (deed: MemberDeed) => void,
): OverflowItem[] {
  const isOneself = member.user_id === viewer.userId;
  if (isOneself)
    return [
      { label: "Your account", href: "/account" },
      {
        label: "Leave the organisation",
        danger: true,
        dividerBefore: true,
        onSelect: () => begin("leave"),
      },
    ];
  const hint = onlyRoot(member, viewer) ?? undefined;
  const guarded = { hint, disabled: hint !== undefined };
  const link: OverflowItem = {
    label: "Make a link for a new password",
    onSelect: () => begin("link"),
    ...guarded,
  };
  const inOrOut: OverflowItem = member.is_disabled
    ? { label: "Enable", onSelect: () => begin("enable"), ...guarded }
    : { label: "Disable", onSelect: () => begin("disable"), ...guarded };
  return [
    ...(member.is_disabled ? [] : [link]),
    ...(member.last_seen_at === null
      ? []
      : [{ label: "Sign out everywhere", onSelect: () => begin("sign out") }]),
    inOrOut,
    {
      label: "Remove",
      danger: true,
      dividerBefore: true,
      onSelect: () => begin("remove"),
      // Whoever belongs to other organisations too is still this one's to let go.
      ...(member.is_root && guarded),
    },
  ];
}
