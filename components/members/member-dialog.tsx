"use client";

import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useToast } from "@/components/ui/toast";
import { below } from "@/lib/base-path";
import { useEndMemberSessions, useRemoveMember, useUpdateMember } from "@/lib/client/members";
import type { MemberView } from "@/lib/schemas/member";
import type { MemberDeed } from "./member-actions";
import { PasswordLinkDialog } from "./password-link-dialog";

interface MemberDialogProps {
  member: MemberView;
  deed: MemberDeed;
  open: boolean;
  onClose: () => void;
}

interface Question {
  title: string;
  words: string;
  label: string;
  done: string;
  danger?: boolean;
}

const questions: Record<Exclude<MemberDeed, "link">, (name: string) => Question> = {
  "sign out": (name) => ({
    title: `Sign ${name} out everywhere?`,
    words: `${name} has to sign in again on every device.`,
    label: "Sign out",
    done: `${name} is signed out.`,
  }),
  disable: (name) => ({
    title: `Disable ${name}?`,
    words: `${name} is signed out, cannot sign in, and is told nothing any more; messages that wait for them are cancelled. What they made stays, and you can let them in again.`,
    label: "Disable",
    done: `${name} is disabled.`,
    danger: true,
  }),
  enable: (name) => ({
    title: `Enable ${name}?`,
    words: `${name} may sign in again, with the role and the preferences from before, and is told things again.`,
    label: "Enable",
    done: `${name} is let in again.`,
  }),
  remove: (name) => ({
    title: `Remove ${name}?`,
    words: `${name} leaves the organisation. What they made stays: jobs, templates, rules, the history. What acts for them ends: sessions, API keys, messages not sent yet, preferences. To come back they need an invitation.`,
    label: "Remove",
    done: `${name} is removed.`,
    danger: true,
  }),
  leave: () => ({
    title: "Leave the organisation?",
    words:
      "What you made stays: jobs, templates, rules, the history. What acts for you ends: sessions here, API keys, messages not sent yet, preferences. To come back you need an invitation.",
    label: "Leave",
    done: "You have left.",
    danger: true,
  }),
};

/** Asks before anything is done to a member, and says what stays. */
export function MemberDialog({ member, deed, open, onClose }: MemberDialogProps) {
  const toast = useToast();
  const update = useUpdateMember();
  const endSessions = useEndMemberSessions();
  const remove = useRemoveMember();
  if (deed === "link") return <PasswordLinkDialog member={member} open={open} onClose={onClose} />;

  const { user_id: userId, name } = member;
  const { title, words, label, done, danger } = questions[deed](name);
  const deeds: Record<Exclude<MemberDeed, "link">, () => Promise<unknown>> = {
    "sign out": () => endSessions.mutateAsync(userId),
    disable: () => update.mutateAsync({ userId, is_disabled: true }),
    enable: () => update.mutateAsync({ userId, is_disabled: false }),
    remove: () => remove.mutateAsync(userId),
    leave: () => remove.mutateAsync(userId),
  };
  return (
    <ConfirmDialog
      open={open}
      title={title}
      confirmLabel={label}
      danger={danger}
      onConfirm={async () => {
        await deeds[deed]();
        if (deed === "leave") window.location.assign(below("/"));
        else toast({ state: "ok", message: done });
      }}
      onClose={onClose}
    >
      {words}
    </ConfirmDialog>
  );
}
