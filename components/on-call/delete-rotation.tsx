"use client";

import { useRouter } from "next/navigation";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useToast } from "@/components/ui/toast";
import { useDeleteRotation } from "@/lib/client/rotations";
import type { RotationView } from "@/lib/schemas/rotation";

interface DeleteRotationProps {
  rotation: RotationView;
  open: boolean;
  onClose: () => void;
}

/** A rotation in use is refused, and the answer names what uses it. */
export function DeleteRotation({ rotation: { id, name }, open, onClose }: DeleteRotationProps) {
  const remove = useDeleteRotation();
  const toast = useToast();
  const router = useRouter();
  return (
    <ConfirmDialog
      open={open}
      title="Delete this rotation?"
      confirmLabel="Delete"
      danger
      onConfirm={async () => {
        await remove.mutateAsync(id);
        toast({ state: "ok", message: `“${name}” is deleted.` });
        router.replace("/escalations/on-call");
      }}
      onClose={onClose}
    >
      Nobody is on call in it any more, and who was to take over is forgotten.
    </ConfirmDialog>
  );
}
