"use client";

import { useRouter } from "next/navigation";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useToast } from "@/components/ui/toast";
import { useDeleteSilence } from "@/lib/client/silences";
import type { SilenceView } from "@/lib/schemas/silence";
import { canEnd } from "./use-end-silence-now";

interface DeleteSilenceProps {
  silence: SilenceView;
  open: boolean;
  onClose: () => void;
}

export function DeleteSilence({ silence, open, onClose }: DeleteSilenceProps) {
  const { id, name } = silence;
  const remove = useDeleteSilence();
  const toast = useToast();
  const router = useRouter();
  return (
    <ConfirmDialog
      open={open}
      title="Delete this silence?"
      confirmLabel="Delete"
      danger
      onConfirm={async () => {
        await remove.mutateAsync(id);
        toast({ state: "ok", message: `“${name}” is deleted.` });
        router.replace("/silences");
      }}
      onClose={onClose}
    >
      {canEnd(silence) && "The next event is told again. "}
      What it kept back is not told later. Decisions that it made still name it.
    </ConfirmDialog>
  );
}
