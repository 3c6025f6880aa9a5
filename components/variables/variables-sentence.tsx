import { capitalised, countOf } from "@/components/runs/count-words";
import type { VariableView } from "@/lib/schemas/variable";

const lead = "Values of your own that templates can write, such as the address of a runbook.";

/** “3 variables, 1 of them of a job. No secrets: everyone sees these.” */
export function VariablesSentence({ variables }: { variables: readonly VariableView[] | undefined }) {
  if (!variables || variables.length === 0) return <>{lead} No secrets: everyone sees these.</>;
  const ofJobs = variables.filter(({ job }) => job !== null).length;
  const also = ofJobs === 0 ? "" : `, ${ofJobs} of them for one job only`;
  return (
    <>{`${capitalised(countOf(variables.length, "variable"))}${also}. No secrets: everyone sees these.`}</>
  );
}
