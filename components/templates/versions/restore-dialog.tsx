"use client";

import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useToast } from "@/components/ui/toast";
import { useRestoreTemplateVersion } from "@/lib/client/templates";
import type { TemplateView } from "@/lib/schemas/template";

interface RestoreDialogProps {
  template: TemplateView;
  version: number;
  open: boolean;
  onClose: () => void;
  onRestored: (version: number) => void;
}

export function RestoreDialog({ template, version, open, onClose, onRestored }: RestoreDialogProps) {
  const restore = useRestoreTemplateVersion(template.id);
  const toast = useToast();
  return (
    <ConfirmDialog
      open={open}
      title={`Publish version ${version} again?`}
      confirmLabel="Publish it again"
      onConfirm={async () => {
        const published = await restore.mutateAsync(version);
        toast({
          state: "ok",
          message: `Version ${version} is in use again, as version ${published.version}.`,
        });
        onRestored(published.version);
      }}
      onClose={onClose}
    >
      {`Its content becomes version ${template.version + 1} of “${template.name}” and is used from the next message on. Version ${template.version} stays in the list.`}
    </ConfirmDialog>
  );
}
