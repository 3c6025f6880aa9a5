"use client";

import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useToast } from "@/components/ui/toast";
import { useDeleteTrigger } from "@/lib/client/triggers";
import type { TriggerView } from "@/lib/schemas/trigger";

interface ResetTriggerProps {
  trigger: TriggerView;
  open: boolean;
  onClose: () => void;
}

export function ResetTrigger({ trigger: { event_type, label }, open, onClose }: ResetTriggerProps) {
  const remove = useDeleteTrigger(event_type);
  const toast = useToast();
  return (
    <ConfirmDialog
      open={open}
      title="Back to the default?"
      confirmLabel="Back to the default"
      onConfirm={async () => {
        await remove.mutateAsync();
        toast({ state: "ok", message: `“${label}” does what it does by default.` });
      }}
      onClose={onClose}
    >
      {`What was set for “${label}” is forgotten: people, channels, template and cooldown. By default the owner of the job and all admins are named. The audit trail keeps what it was.`}
    </ConfirmDialog>
  );
}
