import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import type { ReactNode } from "react";
import { ErrorNotice } from "./error-notice";
import { UnsavedChanges } from "./unsaved-changes";
import type { FormSubmit } from "./use-form-submit";

interface NewFormProps {
  /** What is added: “rotation”. */
  noun: string;
  /** What somebody is entering; its changes in words. */
  entry: Pick<FormSubmit, "submit" | "refusal"> & { changes: readonly string[] };
  /** It is being added, or was, and its page comes. */
  isLeaving: boolean;
  cancelHref: string;
  children: ReactNode;
}

/** The form of a thing that does not exist yet. */
export function NewForm({ noun, entry, isLeaving, cancelHref, children }: NewFormProps) {
  const { submit, refusal, changes } = entry;
  return (
    <Box
      component="form"
      noValidate
      onSubmit={(event) => void submit(event)}
      sx={{ display: "grid", gridTemplateColumns: "minmax(0, 640px)", gap: 5 }}
    >
      {children}
      {changes.length > 0 && !isLeaving && <UnsavedChanges />}
      {refusal !== null && <ErrorNotice error={refusal} title={`The ${noun} was not added`} />}
      <Box sx={{ display: "flex", gap: 1 }}>
        <Button type="submit" variant="contained" color="primary" loading={isLeaving}>
          Add the {noun}
        </Button>
        <Button href={cancelHref}>Cancel</Button>
      </Box>
    </Box>
  );
}
