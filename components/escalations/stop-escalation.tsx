"use client";

import Button from "@mui/material/Button";
import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useToast } from "@/components/ui/toast";
import { useStopEscalation } from "@/lib/client/escalations";

interface StopEscalationProps {
  id: string;
  /** What it is about. */
  title: string;
  size?: "small";
}

/** The button, and the question before it ends. */
export function StopEscalation({ id, title, size }: StopEscalationProps) {
  const stop = useStopEscalation();
  const toast = useToast();
  const [isAsking, setIsAsking] = useState(false);
  return (
    <>
      <Button
        size={size}
        color="secondary"
        onClick={() => setIsAsking(true)}
        aria-label={size && `Stop the escalation of ${title}`}
      >
        Stop
      </Button>
      <ConfirmDialog
        open={isAsking}
        title="Stop this escalation?"
        confirmLabel="Stop it"
        cancelLabel="Let it go on"
        danger
        onConfirm={async () => {
          await stop.mutateAsync(id);
          toast({ state: "ok", message: "It is stopped. Nobody further is told." });
        }}
        onClose={() => setIsAsking(false)}
      >
        No further step of “{title}” is taken, and what waits of it is not sent. It does not say that anybody
        takes care: whoever does acknowledges instead.
      </ConfirmDialog>
    </>
  );
}
