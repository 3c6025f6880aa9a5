"use client";

import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useNavigate } from "@/components/ui/use-navigate";
import { useDeleteTemplate } from "@/lib/client/templates";
import { eventCatalogue } from "@/lib/core/event";
import type { TemplateView } from "@/lib/schemas/template";
import { canForceDelete } from "./uses";

interface DeleteTemplateProps {
  template: TemplateView;
  open: boolean;
  onClose: () => void;
  onDeleted: () => void;
}

/** Says what uses the template. Event types can fall back to the built-in message; what names it must change first. */
export function DeleteTemplate({ template, open, onClose, onDeleted }: DeleteTemplateProps) {
  const remove = useDeleteTemplate();
  const navigate = useNavigate();
  const { id, name, used_by } = template;
  const isUsed = template.use_count > 0 || used_by.event_types.length + used_by.compared_by.length > 0;
  const force = isUsed && canForceDelete(used_by);

  return (
    <ConfirmDialog
      open={open}
      danger
      title={`Delete ${name}?`}
      confirmLabel={force ? "Delete and fall back" : "Delete"}
      onConfirm={async () => {
        await remove.mutateAsync({ id, force });
        onDeleted();
        navigate("/templates");
      }}
      onClose={onClose}
    >
      <Consequence template={template} />
    </ConfirmDialog>
  );
}

function Consequence({ template: { used_by } }: { template: TemplateView }) {
  const events = used_by.event_types.map((type) => eventCatalogue[type].label.toLowerCase());
  const comparing = used_by.compared_by.map((type) => eventCatalogue[type].label.toLowerCase());
  const namers = [
    ...used_by.steps.map(({ job, step }) => `the step ${step} of ${job.name}`),
    ...used_by.templates.map(({ name }) => `the template ${name}`),
    ...(used_by.is_layout ? ["the branding, as the layout of all mails"] : []),
  ];
  if (namers.length > 0) return `It is named by ${namers.join(", ")}. Change that first.`;
  const effects = [
    ...(events.length > 0 ? [`Its events get the built-in message again: ${events.join(", ")}.`] : []),
    ...(comparing.length > 0 ? [`Nothing is compared with it any more for ${comparing.join(", ")}.`] : []),
  ];
  if (effects.length > 0) return effects.join(" ");
  return "All its versions go with it. Messages that were sent stay as they are.";
}
