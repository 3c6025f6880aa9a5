"use client";

import { useRouter } from "next/navigation";
import { capitalised, countOf } from "@/components/runs/count-words";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useToast } from "@/components/ui/toast";
import { useDeleteChannel } from "@/lib/client/channels";
import type { ChannelView } from "@/lib/schemas/channel";

interface DeleteChannelProps {
  channel: ChannelView;
  open: boolean;
  onClose: () => void;
}

/** Messages that wait for it are lost with it: then the name is typed. */
export function DeleteChannel({ channel: { id, name, waiting }, open, onClose }: DeleteChannelProps) {
  const remove = useDeleteChannel();
  const toast = useToast();
  const router = useRouter();
  return (
    <ConfirmDialog
      open={open}
      title="Delete this channel?"
      confirmLabel="Delete"
      danger
      typing={waiting > 0 ? name : undefined}
      onConfirm={async () => {
        await remove.mutateAsync(id);
        toast({ state: "ok", message: `${name} is deleted.` });
        router.replace("/channels");
      }}
      onClose={onClose}
    >
      {waiting > 0 &&
        `${capitalised(countOf(waiting, "message"))} ${waiting === 1 ? "waits" : "wait"} for it and will never be sent. `}
      Rules that name it tell nobody here any more, and its secrets are gone. The history stays.
    </ConfirmDialog>
  );
}
