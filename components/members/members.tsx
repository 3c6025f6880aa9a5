"use client";

import Box from "@mui/material/Box";
import Skeleton from "@mui/material/Skeleton";
import { useMemo, useState } from "react";
import { Note } from "@/components/ui/note";
import { PageHeader } from "@/components/ui/page-header";
import { useInvitations } from "@/lib/client/invitations";
import { useMe } from "@/lib/client/me";
import { useMembers } from "@/lib/client/members";
import type { MemberView } from "@/lib/schemas/member";
import { InviteButton } from "./invite-button";
import { Invitations } from "./invitations";
import { memberItems, type MemberDeed } from "./member-actions";
import { MemberDialog } from "./member-dialog";
import { membersWords, onlyRoot } from "./member-words";
import { MembersTable } from "./members-table";

export function Members() {
  const { data: me } = useMe();
  const members = useMembers();
  const isAdmin = me?.role === "admin";
  const invitations = useInvitations({ isWanted: isAdmin });
  const [asked, setAsked] = useState<{ member: MemberView; deed: MemberDeed } | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const viewer = useMemo(
    () => (me?.role === "admin" && me.user ? { userId: me.user.id, is_root: me.is_root } : null),
    [me],
  );
  const itemsOf = useMemo(
    () =>
      viewer &&
      ((member: MemberView) =>
        memberItems(member, viewer, (deed) => {
          setAsked({ member, deed });
          setIsOpen(true);
        })),
    [viewer],
  );
  const people = members.data?.data;
  const guarded =
    viewer && people?.some((member) => member.user_id !== viewer.userId && onlyRoot(member, viewer));

  return (
    <>
      <PageHeader
        title="Members"
        sentence={
          people
            ? membersWords(people, invitations.data?.data)
            : members.isPending && <Skeleton width={280} height={12} sx={{ my: 0.5 }} />
        }
        action={isAdmin && <InviteButton />}
      />
      <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 5 }}>
        <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 2 }}>
          <MembersTable query={members} itemsOf={itemsOf} />
          {guarded && (
            <Note state="neutral">
              Somebody here belongs to another organisation too, or runs the installation. Only root may
              disable them or make them a link for a new password; their role here is yours to choose.
            </Note>
          )}
        </Box>
        {isAdmin && <Invitations query={invitations} />}
      </Box>
      {asked && (
        <MemberDialog
          key={`${asked.member.user_id} ${asked.deed}`}
          member={asked.member}
          deed={asked.deed}
          open={isOpen}
          onClose={() => setIsOpen(false)}
        />
      )}
    </>
  );
}
