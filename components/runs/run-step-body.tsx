import Box from "@mui/material/Box";
import { CodeView } from "@/components/ui/code-view";
import { KeyValueList } from "@/components/ui/key-value-list";
import { StepOutput } from "./step-output";
import type { RunStepView } from "@/lib/schemas/run";

/** One line stands above the body already. */
function hasLongError({ error_message }: RunStepView): boolean {
  return error_message !== null && error_message.trim().includes("\n");
}

export function hasBody(step: RunStepView): boolean {
  return Boolean(step.output) || hasLongError(step) || Object.keys(step.metadata).length > 0;
}

export function RunStepBody({ step }: { step: RunStepView }) {
  const facts = Object.entries(step.metadata).map(([label, value]) => ({
    label: label.replaceAll("_", " "),
    value: typeof value === "string" || typeof value === "number" ? String(value) : JSON.stringify(value),
  }));
  return (
    <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 1.5, pb: 1 }}>
      {hasLongError(step) && (
        <CodeView label={`Error of ${step.name}`} text={step.error_message ?? ""} wraps maxHeight={280} />
      )}
      {step.output && <StepOutput label={`Output of ${step.name}`} text={step.output} />}
      {facts.length > 0 && <KeyValueList items={facts} />}
    </Box>
  );
}
