import Alert from "@mui/material/Alert";
import type { ReactNode } from "react";
import { StateIcon } from "@/components/ui/state-icon";

/** What went wrong with the form as a whole, in a sentence that says what to do. */
export function FormError({ children }: { children: ReactNode }) {
  return (
    <Alert severity="error" icon={<StateIcon state="failed" size={16} label="Failed" />}>
      {children}
    </Alert>
  );
}
