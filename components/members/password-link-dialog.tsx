"use client";

import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import Typography from "@mui/material/Typography";
import { useId } from "react";
import { ErrorNotice } from "@/components/ui/error-notice";
import { useMakePasswordLink } from "@/lib/client/members";
import type { MemberView } from "@/lib/schemas/member";
import { HandedOn } from "./handed-on";

interface PasswordLinkDialogProps {
  member: MemberView;
  open: boolean;
  onClose: () => void;
}

export function PasswordLinkDialog({ member, open, onClose }: PasswordLinkDialogProps) {
  const { user_id, name, email } = member;
  const make = useMakePasswordLink();
  const titleId = useId();
  // The link is shown once: neither Escape nor a click beside the dialog may lose it.
  const leave = () => !make.data && onClose();

  return (
    <Dialog
      open={open}
      onClose={leave}
      maxWidth="sm"
      fullWidth
      aria-labelledby={titleId}
      slotProps={{ transition: { onExited: () => make.reset() } }}
    >
      {make.data ? (
        <HandedOn
          titleId={titleId}
          title={`A link for ${name}`}
          link={make.data}
          email={email}
          onDone={onClose}
        />
      ) : (
        <>
          <DialogTitle id={titleId}>Make {name} a link for a new password?</DialogTitle>
          <DialogContent sx={{ display: "grid", gap: 2 }}>
            <Typography color="textSecondary">
              Whoever opens the link sets the password of {name}, and every session of theirs ends. Hand it on
              in a way that nobody else reads. An older link stops to work.
            </Typography>
            {make.error && <ErrorNotice error={make.error} title="The link was not made" />}
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>Cancel</Button>
            <Button
              variant="contained"
              color="primary"
              loading={make.isPending}
              onClick={() => make.mutate(user_id)}
            >
              Make the link
            </Button>
          </DialogActions>
        </>
      )}
    </Dialog>
  );
}
