"use client";

import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useToast } from "@/components/ui/toast";
import { useRevokeApiKey } from "@/lib/client/api-keys";
import type { ApiKeyView } from "@/lib/schemas/account";

interface RevokeDialogProps {
  apiKey: ApiKeyView;
  open: boolean;
  onClose: () => void;
}

export function RevokeDialog({ apiKey: { id, name, prefix, last4 }, open, onClose }: RevokeDialogProps) {
  const revoke = useRevokeApiKey();
  const toast = useToast();
  return (
    <ConfirmDialog
      open={open}
      title="Revoke this key?"
      confirmLabel="Revoke"
      danger
      onConfirm={async () => {
        await revoke.mutateAsync(id);
        toast({ state: "ok", message: `The key ${name} is revoked.` });
      }}
      onClose={onClose}
    >
      {`Every program that uses ${name} (${prefix}…${last4}) is refused from now on. This cannot be undone; a new key can take its place.`}
    </ConfirmDialog>
  );
}
