import Box from "@mui/material/Box";
import type { ReactNode } from "react";
import { SaveBar } from "./save-bar";
import type { FormSubmit } from "./use-form-submit";

/** What somebody is entering. */
interface Entry extends Pick<FormSubmit, "submit" | "refusal"> {
  /** In words. */
  changes: string[];
  discard: () => void;
}

interface EditFormProps {
  entry: Entry;
  isSaving: boolean;
  saveLabel: string;
  children: ReactNode;
}

/** The form of a thing that exists, with its changes at the bottom until they are saved. */
export function EditForm({ entry, isSaving, saveLabel, children }: EditFormProps) {
  const { changes, submit, refusal, discard } = entry;
  return (
    <Box component="form" noValidate onSubmit={(event) => void submit(event)} sx={{ maxWidth: 640 }}>
      <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 5 }}>{children}</Box>
      <SaveBar
        changes={changes}
        isSaving={isSaving}
        error={refusal}
        saveLabel={saveLabel}
        onDiscard={discard}
      />
    </Box>
  );
}
