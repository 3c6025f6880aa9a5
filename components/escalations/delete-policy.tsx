"use client";

import { useRouter } from "next/navigation";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useToast } from "@/components/ui/toast";
import { useDeleteEscalationPolicy } from "@/lib/client/escalation-policies";
import type { EscalationPolicyView } from "@/lib/schemas/escalation-policy";

interface DeletePolicyProps {
  policy: EscalationPolicyView;
  open: boolean;
  onClose: () => void;
}

/** A policy in use is refused, and the answer names the rules. */
export function DeletePolicy({ policy: { id, name, active_count }, open, onClose }: DeletePolicyProps) {
  const remove = useDeleteEscalationPolicy();
  const toast = useToast();
  const router = useRouter();
  return (
    <ConfirmDialog
      open={open}
      title="Delete this policy?"
      confirmLabel="Delete"
      danger
      onConfirm={async () => {
        await remove.mutateAsync(id);
        toast({ state: "ok", message: `“${name}” is deleted.` });
        router.replace("/escalations/policies");
      }}
      onClose={onClose}
    >
      {active_count > 0 && "What goes on by it now goes on as it began. "}
      The history keeps its name.
    </ConfirmDialog>
  );
}
