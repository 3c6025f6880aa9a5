"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import OutlinedInput from "@mui/material/OutlinedInput";
import Typography from "@mui/material/Typography";
import { useId } from "react";
import { countOf } from "@/components/runs/count-words";
import { ErrorNotice } from "@/components/ui/error-notice";
import { FormFrame } from "@/components/ui/form-frame";
import { Note } from "@/components/ui/note";
import { useNavigate } from "@/components/ui/use-navigate";
import { useToast } from "@/components/ui/toast";
import { ImportJobsPreview } from "./import-jobs-preview";
import { ImportJobsText } from "./import-jobs-text";
import { useImportJobsForm, type ImportedJobs } from "./use-import-jobs-form";

export function ImportJobsDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const titleId = useId();
  return (
    <Dialog open={open} onClose={onClose} maxWidth="md" fullWidth aria-labelledby={titleId}>
      <ImportJobsForm titleId={titleId} onClose={onClose} />
    </Dialog>
  );
}

function ImportJobsForm({ titleId, onClose }: { titleId: string; onClose: () => void }) {
  const toast = useToast();
  const navigate = useNavigate();
  const form = useImportJobsForm((jobs) => {
    toast({ state: "ok", message: importedWords(jobs) });
    onClose();
    const [only] = jobs;
    if (jobs.length === 1 && only) navigate(`/jobs/${encodeURIComponent(only.key)}`);
  });
  const { preview } = form;
  const changes = preview?.filter(({ action }) => action !== "none").length ?? 0;

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (form.isReady && !form.isAsking) void (preview ? form.apply() : form.check());
      }}
    >
      <DialogTitle id={titleId}>Import jobs</DialogTitle>
      <DialogContent sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 2 }}>
        <Typography color="textSecondary">
          Paste jobs that were exported, or steps, as JSON; or drop or choose files. A job whose key is known
          becomes what the file says. Nothing is done before you have seen what would be.
        </Typography>
        <ImportJobsText value={form.text} onChange={form.write} />
        {form.needsName && (
          <FormFrame label="Name of the job" help="The file has steps without a job: they make a new one.">
            {({ inputId, describedBy }) => (
              <OutlinedInput
                id={inputId}
                value={form.name}
                onChange={(event) => form.rename(event.target.value)}
                aria-describedby={describedBy}
              />
            )}
          </FormFrame>
        )}
        <Box role="status" sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 2 }}>
          {form.problem !== null && <Note state="failed">{form.problem}</Note>}
          {form.refusal !== null && <ErrorNotice error={form.refusal} title="This cannot be imported" />}
          {preview && <ImportJobsPreview jobs={preview} />}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button
          type="submit"
          variant="contained"
          color="primary"
          loading={form.isAsking}
          disabled={!form.isReady || (preview !== null && changes === 0)}
        >
          {submitLabel(preview !== null, changes)}
        </Button>
      </DialogActions>
    </form>
  );
}

function submitLabel(isSeen: boolean, changes: number): string {
  if (!isSeen) return "Show what would be done";
  return changes === 0 ? "Nothing to import" : `Import ${countOf(changes, "job")}`;
}

function importedWords(jobs: ImportedJobs): string {
  const made = jobs.filter(({ action }) => action === "create").length;
  const changed = jobs.filter(({ action }) => action === "update").length;
  const parts = [
    ...(made > 0 ? [`${countOf(made, "job")} made`] : []),
    ...(changed > 0 ? [`${countOf(changed, "job")} changed`] : []),
  ];
  return `${parts.join(", ")}.`;
}
