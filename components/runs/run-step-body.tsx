import Box from "@mui/material/Box";
import { CodeView } from "@/components/ui/code-view";
import { KeyValueList } from "@/components/ui/key-value-list";
import { StepOutput } from "./step-output";
import type { RunStepView } from "@/lib/schemas/run";

/** One line stands above the body already. */
function hasLongError({ error_message }: RunStepView): boolean {
  return error_message !== null && error_message.trim().includes("\n");
}

/** What stands elsewhere on the page: the notifications and the branch of the step. */
const toldElsewhere = ["notification_id", "notification_ids", "branch"];

function factsOf({ metadata }: RunStepView): [string, unknown][] {
  return Object.entries(metadata).filter(([name, value]) => value !== null && !toldElsewhere.includes(name));
}

export function hasBody(step: RunStepView): boolean {
  return Boolean(step.output) || hasLongError(step) || factsOf(step).length > 0;
}

export function RunStepBody({ step }: { step: RunStepView }) {
  const facts = factsOf(step).map(([label, value]) => ({
    label: label.replaceAll("_", " "),
    value: typeof value === "string" || typeof value === "number" ? String(value) : JSON.stringify(value),
  }));
  return (
    <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 1.5, pb: 1 }}>
      {hasLongError(step) && (
        <CodeView label={`Error of ${step.name}`} text={step.error_message ?? ""} wraps maxHeight={280} />
      )}
      {step.output && (
        <StepOutput
          label={`Output of ${step.name}`}
          text={step.output}
          isGrowing={step.status === "running"}
        />
      )}
      {facts.length > 0 && <KeyValueList items={facts} />}
    </Box>
  );
}
