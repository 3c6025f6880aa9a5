"use client";

import Box from "@mui/material/Box";
import { useState } from "react";
import { Choice } from "@/components/ui/choice";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { formatExactCount } from "@/components/ui/format-count";
import type { DeadLetterCause } from "@/lib/schemas/dead-letter";
import { messageCount } from "./dead-letter-words";

const sources = [
  { value: "now", label: "The template as it is now" },
  { value: "then", label: "As it was then" },
] as const;

interface SendAllDialogProps {
  open: boolean;
  cause: DeadLetterCause;
  /** With the template to make the messages from; undefined: as they were. */
  onSend: (templateId: string | undefined) => void;
  onClose: () => void;
}

export function SendAllDialog({ open, cause, onSend, onClose }: SendAllDialogProps) {
  const [source, setSource] = useState<(typeof sources)[number]["value"]>("now");
  const { template, count, recipients } = cause;
  return (
    <ConfirmDialog
      open={open}
      title={`Send ${messageCount(count)} again?`}
      confirmLabel="Send again"
      onConfirm={() => onSend(source === "now" ? template?.id : undefined)}
      onClose={onClose}
    >
      {count === 1 ? "It goes" : "They go"} out now to{" "}
      {recipients === 1 ? "one recipient" : `${formatExactCount(recipients)} recipients`}, each as a new
      message that names the old one.
      {template && (
        <Box sx={{ mt: 2 }}>
          <Choice label="Made from" value={source} onChange={setSource} options={sources} />
        </Box>
      )}
    </ConfirmDialog>
  );
}
