"use client";

import Button from "@mui/material/Button";
import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useToast } from "@/components/ui/toast";
import { useHasRole } from "@/lib/client/me";
import { useUpdateRun } from "@/lib/client/runs";
import type { RunView } from "@/lib/schemas/run";

/** The button, and the question before the run ends. */
export function CancelRun({ run }: { run: RunView }) {
  const update = useUpdateRun(run.id);
  const toast = useToast();
  const isAuthor = useHasRole("author");
  const [isAsking, setIsAsking] = useState(false);
  if (!isAuthor) return null;
  const isReported = run.source === "reported";
  return (
    <>
      <Button onClick={() => setIsAsking(true)}>Cancel run</Button>
      <ConfirmDialog
        open={isAsking}
        title="Cancel this run?"
        confirmLabel="Cancel the run"
        cancelLabel="Let it go on"
        danger
        onConfirm={async () => {
          await update.mutateAsync({ status: "cancelled" });
          toast({ state: "ok", message: `The run of ${run.job.name} is cancelled.` });
        }}
        onClose={() => setIsAsking(false)}
      >
        {isReported
          ? "Runbell takes it as cancelled and hears no more about it. The program that reports it is not stopped."
          : "The step that runs is stopped, and those after it are skipped. What was sent stays sent. It counts neither as a success nor as a failure."}
      </ConfirmDialog>
    </>
  );
}
