"use client";

import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useToast } from "@/components/ui/toast";
import { useDeleteJob } from "@/lib/client/jobs";
import type { JobSummary } from "@/lib/schemas/job";

interface DeleteJobProps {
  /** Null: nothing is asked. */
  job: Pick<JobSummary, "key" | "name"> | null;
  onClose: () => void;
  onDeleted?: () => void;
}

export function DeleteJob({ job, onClose, onDeleted }: DeleteJobProps) {
  const remove = useDeleteJob();
  const toast = useToast();
  return (
    <ConfirmDialog
      open={job !== null}
      title={`Delete ${job?.name ?? "the job"}?`}
      confirmLabel="Delete the job"
      danger
      typing={job?.key ?? ""}
      onConfirm={async () => {
        if (!job) return;
        await remove.mutateAsync(job.key);
        toast({ state: "ok", message: `${job.name} is deleted.` });
        onDeleted?.();
      }}
      onClose={onClose}
    >
      Its steps, its schedule and all its runs go, with the messages that were sent about them. This cannot be
      undone. Export it first if you may want it back.
    </ConfirmDialog>
  );
}
