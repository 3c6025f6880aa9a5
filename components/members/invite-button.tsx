"use client";

import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import { useId, useState } from "react";
import { PlusIcon } from "@/components/ui/icons";
import type { MadeInvitation } from "@/lib/schemas/invitation";
import { HandedOn } from "./handed-on";
import { InviteForm } from "./invite-form";

export function InviteButton() {
  const [isOpen, setIsOpen] = useState(false);
  const [made, setMade] = useState<MadeInvitation | null>(null);
  const titleId = useId();
  const close = () => setIsOpen(false);
  // The link is shown once: neither Escape nor a click beside the dialog may lose it.
  const leave = () => made === null && close();

  return (
    <>
      <Button variant="contained" color="primary" startIcon={<PlusIcon />} onClick={() => setIsOpen(true)}>
        Invite
      </Button>
      <Dialog
        open={isOpen}
        onClose={leave}
        maxWidth="sm"
        fullWidth
        aria-labelledby={titleId}
        slotProps={{ transition: { onExited: () => setMade(null) } }}
      >
        {made ? (
          <HandedOn
            titleId={titleId}
            title={`${made.invitation.email} is invited`}
            link={made.link}
            email={made.invitation.email}
            onDone={close}
          />
        ) : (
          <InviteForm titleId={titleId} onMade={setMade} onCancel={close} />
        )}
      </Dialog>
    </>
  );
}
