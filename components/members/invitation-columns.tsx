import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { NarrowRow } from "@/components/ui/narrow-row";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusChip } from "@/components/ui/status-chip";
import type { TableColumn } from "@/components/ui/table-column";
import type { InvitationView } from "@/lib/schemas/invitation";
import { roleWords } from "./member-words";

export interface InvitationActions {
  renew: (invitation: InvitationView) => void;
  revoke: (invitation: InvitationView) => void;
}

export function invitationColumns(actions: InvitationActions): TableColumn<InvitationView>[] {
  return [
    { field: "email", headerName: "Email", flex: 1.2, minWidth: 180 },
    { field: "role", headerName: "Role", width: 100, valueGetter: (_, { role }) => roleWords[role].label },
    {
      field: "invited_by",
      headerName: "Invited by",
      flex: 0.8,
      minWidth: 120,
      valueGetter: (_, { invited_by }) => invited_by?.name ?? "–",
    },
    {
      field: "created_at",
      headerName: "Invited",
      width: 110,
      renderCell: ({ row }) => <RelativeTime at={row.created_at} />,
    },
    {
      field: "expires_at",
      headerName: "Link ends",
      width: 120,
      renderCell: ({ row }) => <LinkEnd invitation={row} />,
    },
    {
      field: "actions",
      headerName: "Actions",
      width: 184,
      align: "right",
      headerAlign: "right",
      hideable: false,
      renderCell: ({ row }) => <InvitationButtons invitation={row} actions={actions} />,
    },
  ];
}

interface InvitationProps {
  invitation: InvitationView;
  actions: InvitationActions;
}

export function NarrowInvitation({ invitation, actions }: InvitationProps) {
  return (
    <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)" }}>
      <NarrowRow
        title={invitation.email}
        aside={roleWords[invitation.role].label}
        detail={
          <>
            {"Link ends "}
            <LinkEnd invitation={invitation} />
          </>
        }
      />
      <Box sx={{ px: 1, pb: 1 }}>
        <InvitationButtons invitation={invitation} actions={actions} />
      </Box>
    </Box>
  );
}

function LinkEnd({ invitation: { state, expires_at } }: { invitation: InvitationView }) {
  if (state === "expired") return <StatusChip state="attention" word="Expired" />;
  return <RelativeTime at={expires_at} />;
}

function InvitationButtons({ invitation, actions }: InvitationProps) {
  const { email } = invitation;
  return (
    <Box component="span" sx={{ display: "inline-flex" }}>
      <Button
        size="small"
        variant="text"
        aria-label={`New link for ${email}`}
        onClick={() => actions.renew(invitation)}
      >
        New link
      </Button>
      <Button
        size="small"
        variant="text"
        aria-label={`Take back the invitation of ${email}`}
        onClick={() => actions.revoke(invitation)}
      >
        Take back
      </Button>
    </Box>
  );
}
