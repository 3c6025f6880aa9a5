"use client";

import Dialog from "@mui/material/Dialog";
import { useId, useMemo, useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { problemSentence } from "@/components/ui/problem";
import { Section } from "@/components/ui/section";
import { useToast } from "@/components/ui/toast";
import { useRenewInvitation, useRevokeInvitation, type useInvitations } from "@/lib/client/invitations";
import type { InvitationView, MadeInvitation } from "@/lib/schemas/invitation";
import { HandedOn } from "./handed-on";
import { invitationColumns, NarrowInvitation } from "./invitation-columns";

const rowId = ({ id }: InvitationView) => id;

/** Who is asked to join and has not come yet. */
export function Invitations({ query }: { query: ReturnType<typeof useInvitations> }) {
  const renew = useRenewInvitation();
  const revoke = useRevokeInvitation();
  const toast = useToast();
  const [made, setMade] = useState<MadeInvitation | null>(null);
  const [revoked, setRevoked] = useState<InvitationView | null>(null);
  const [open, setOpen] = useState<"link" | "question" | null>(null);
  const titleId = useId();
  const { mutate: makeAnew } = renew;
  const actions = useMemo(
    () => ({
      renew: ({ id }: InvitationView) =>
        makeAnew(id, {
          onSuccess: (anew) => {
            setMade(anew);
            setOpen("link");
          },
          onError: (error) => toast({ state: "failed", message: problemSentence(error) }),
        }),
      revoke: (invitation: InvitationView) => {
        setRevoked(invitation);
        setOpen("question");
      },
    }),
    [makeAnew, toast],
  );
  const columns = useMemo(() => invitationColumns(actions), [actions]);
  const close = () => setOpen(null);
  if (query.data?.data.length === 0) return null;

  return (
    <Section
      title="Invitations"
      sentence="Who is invited and has not come yet. A new link voids the one before."
    >
      <DataTable
        label="Invitations"
        columns={columns}
        rows={query.data?.data}
        rowId={rowId}
        renderNarrow={(invitation) => <NarrowInvitation invitation={invitation} actions={actions} />}
        error={query.error}
        onRetry={() => void query.refetch()}
        linkField="actions"
        empty={<EmptyState drawing="people" sentence="Nobody is invited." />}
      />
      <Dialog open={open === "link"} maxWidth="sm" fullWidth aria-labelledby={titleId}>
        {made && (
          <HandedOn
            titleId={titleId}
            title={`A new link for ${made.invitation.email}`}
            link={made.link}
            email={made.invitation.email}
            onDone={close}
          />
        )}
      </Dialog>
      <ConfirmDialog
        open={open === "question"}
        title="Take the invitation back?"
        confirmLabel="Take it back"
        danger
        onConfirm={async () => {
          if (!revoked) return;
          await revoke.mutateAsync(revoked.id);
          toast({ state: "ok", message: `The invitation of ${revoked.email} is taken back.` });
        }}
        onClose={close}
      >
        {`The link of ${revoked?.email} stops to work. You can invite them again at any time.`}
      </ConfirmDialog>
    </Section>
  );
}
