import FormHelperText from "@mui/material/FormHelperText";
import type { ReactNode } from "react";

interface FieldHelpProps {
  id?: string;
  help?: ReactNode;
  error?: string;
}

/** What stands below a field that draws its own frame: what is wrong with it, else its help. */
export function FieldHelp({ id, help, error }: FieldHelpProps) {
  const below = error ?? help;
  if (!below) return null;
  return (
    <FormHelperText id={id} component="div" error={error !== undefined} role={error ? "alert" : undefined}>
      {below}
    </FormHelperText>
  );
}
