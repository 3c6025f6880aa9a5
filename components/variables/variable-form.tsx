"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import Button from "@mui/material/Button";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import { useEffect } from "react";
import { useForm, useWatch } from "react-hook-form";
import { ErrorNotice } from "@/components/ui/error-notice";
import { FormSelectField } from "@/components/ui/form-select-field";
import { FormTextField } from "@/components/ui/form-text-field";
import { useToast } from "@/components/ui/toast";
import { useFormSubmit } from "@/components/ui/use-form-submit";
import { usePutVariable, useVariables } from "@/lib/client/variables";
import type { VariableView } from "@/lib/schemas/variable";
import { ValueField } from "./value-field";
import { useJobOptions } from "./use-job-options";
import {
  isTaken,
  readValue,
  valueTypeLabels,
  valueTypes,
  VariableValues,
  variableValuesOf,
} from "./variable-values";

const resolver = zodResolver(VariableValues);
const fields = { "/name": "name", "/value": "value", "/description": "description" } as const;
const typeOptions = valueTypes.map((value) => ({ value, label: valueTypeLabels[value] }));

interface VariableFormProps {
  titleId: string;
  /** Null: a new one. */
  variable: VariableView | null;
  onDone: () => void;
}

export function VariableForm({ titleId, variable, onDone }: VariableFormProps) {
  const form = useForm<VariableValues>({
    resolver,
    defaultValues: variableValuesOf(variable),
  });
  const { control, setError, getValues, setValue } = form;
  const jobs = useJobOptions();
  const { data: stored } = useVariables();
  const put = usePutVariable();
  const toast = useToast();
  const type = useWatch({ control, name: "type" });

  // A choice of two shows nothing else.
  useEffect(() => {
    const isChosen = ["true", "false"].includes(getValues("value"));
    if (type === "yes_no" && !isChosen) setValue("value", "false");
  }, [type, getValues, setValue]);

  const { submit, refusal } = useFormSubmit(form, fields, async (entered) => {
    const { name, job, description } = entered;
    if (variable === null && isTaken(entered, stored?.data ?? []))
      return setError(
        "name",
        { message: "There is one of this name: edit that one." },
        { shouldFocus: true },
      );
    const { value } = readValue(entered.type, entered.value);
    await put.mutateAsync({ name, job: job || null, value, description: description || null });
    toast({ state: "ok", message: `vars.${name} is saved. The next message has it.` });
    onDone();
  });

  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <DialogTitle id={titleId}>{variable ? editTitle(variable) : "Add a variable"}</DialogTitle>
      <DialogContent sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 2.5 }}>
        {variable === null && (
          <>
            <FormTextField
              control={control}
              name="name"
              label="Name"
              mono
              autoComplete="off"
              placeholder="runbook_url"
              help="Templates write {{ vars.name }}."
            />
            <FormSelectField
              control={control}
              name="job"
              label="For"
              options={jobs}
              placeholder="Every job"
              help="A job’s own value stands in for the one of every job."
            />
          </>
        )}
        <FormSelectField control={control} name="type" label="Type" options={typeOptions} />
        <ValueField control={control} type={type} />
        <FormTextField
          control={control}
          name="description"
          label="What it is"
          optional
          help="Shown in the editor’s palette."
        />
        {refusal !== null && <ErrorNotice error={refusal} title="The variable was not saved" />}
      </DialogContent>
      <DialogActions>
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant="contained" color="primary" loading={put.isPending}>
          {variable ? "Save" : "Add the variable"}
        </Button>
      </DialogActions>
    </form>
  );
}

/** Templates write the name, so it stays; for another job there is another variable. */
function editTitle({ name, job }: VariableView): string {
  return job ? `Edit vars.${name} of ${job.name}` : `Edit vars.${name}`;
}
