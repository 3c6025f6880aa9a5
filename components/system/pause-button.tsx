"use client";

import Button from "@mui/material/Button";
import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useToast } from "@/components/ui/toast";
import { useHasRole } from "@/lib/client/me";
import { useStartWorker, useStopWorker } from "@/lib/client/worker";
import type { WorkerStatus } from "@/lib/schemas/worker";

export function PauseButton({ status }: { status: WorkerStatus }) {
  const [isAsking, setIsAsking] = useState(false);
  const start = useStartWorker();
  const stop = useStopWorker();
  const toast = useToast();
  const isAdmin = useHasRole("admin");
  if (!isAdmin) return null;

  const resume = () =>
    start.mutate(undefined, {
      onSuccess: () => toast({ state: "ok", message: "The workers take messages and runs again." }),
      onError: (error) => toast({ state: "failed", message: error.message }),
    });
  const pause = async () => {
    await stop.mutateAsync();
    toast({
      state: "attention",
      message: "Paused. Messages and runs wait until somebody resumes.",
      action: { label: "Resume", onSelect: resume },
    });
  };

  if (status.state === "paused")
    return (
      <Button variant="contained" color="primary" loading={start.isPending} onClick={resume}>
        Resume
      </Button>
    );
  return (
    <>
      <Button onClick={() => setIsAsking(true)}>Pause</Button>
      <ConfirmDialog
        open={isAsking}
        title="Pause all workers?"
        confirmLabel="Pause"
        onConfirm={pause}
        onClose={() => setIsAsking(false)}
      >
        They finish what they hold and take nothing more: no message goes out and no job is run, for every
        organisation of this installation. Events and reports are still accepted, and all that waits goes out
        when you resume. Messages that have become too old by then are given up.
      </ConfirmDialog>
    </>
  );
}
