"use client";

import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import { useId } from "react";
import { useForm } from "react-hook-form";
import { ErrorNotice } from "@/components/ui/error-notice";
import { useFormSubmit } from "@/components/ui/use-form-submit";
import { useTriggerJob } from "@/lib/client/jobs";
import type { JsonObject } from "@/lib/schemas/field";
import type { JobView } from "@/lib/schemas/job";
import type { RunSummary } from "@/lib/schemas/run";
import { entriesOf, valuesOf, type ParameterEntry } from "./parameter-entries";
import { ParameterField } from "./parameter-field";

/** A job that somebody starts, and what its run is given unless they say otherwise. */
export interface StartRequest {
  job: JobView;
  given: JsonObject;
}

interface StartJobDialogProps {
  /** The last one while it closes. */
  request: StartRequest | null;
  open: boolean;
  onClose: () => void;
  onStarted: (run: RunSummary) => void;
}

export function StartJobDialog({ request, open, onClose, onStarted }: StartJobDialogProps) {
  const titleId = useId();
  return (
    <Dialog open={open} onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={titleId}>
      {request && <StartJobForm {...request} titleId={titleId} onClose={onClose} onStarted={onStarted} />}
    </Dialog>
  );
}

interface Entered {
  entries: ParameterEntry[];
}

type StartJobFormProps = StartRequest &
  Pick<StartJobDialogProps, "onClose" | "onStarted"> & { titleId: string };

function StartJobForm({ job, given, titleId, onClose, onStarted }: StartJobFormProps) {
  const { parameters } = job;
  const trigger = useTriggerJob();
  const form = useForm<Entered>({ defaultValues: { entries: entriesOf(parameters, given) } });
  const fields = Object.fromEntries(
    parameters.map(({ name }, index) => [`/parameters/${name}`, `entries.${index}` as const]),
  );
  const { submit, refusal } = useFormSubmit(form, fields, async ({ entries }) => {
    const { values, problems } = valuesOf(parameters, entries);
    for (const [place, { index, message }] of problems.entries())
      form.setError(`entries.${index}`, { message }, { shouldFocus: place === 0 });
    if (problems.length > 0) return;
    onStarted(await trigger.mutateAsync({ key: job.key, parameters: values }));
  });

  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <DialogTitle id={titleId}>{`Run ${job.name}`}</DialogTitle>
      <DialogContent sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 2.5 }}>
        {parameters.map((parameter, index) => (
          <ParameterField
            key={parameter.name}
            control={form.control}
            name={`entries.${index}`}
            parameter={parameter}
          />
        ))}
        {refusal !== null && <ErrorNotice error={refusal} title="The job did not start" />}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="contained" color="primary" loading={trigger.isPending}>
          Run now
        </Button>
      </DialogActions>
    </form>
  );
}
