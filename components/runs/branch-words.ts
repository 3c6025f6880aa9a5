import type { RunStepView } from "@/lib/schemas/run";

/** Which branch of a conditional step was taken; null for any other step. */
export function branchWords({ type, status, metadata }: RunStepView): string | null {
  if (type !== "notify.conditional" || status === "pending" || status === "running") return null;
  const { branch } = metadata;
  if (typeof branch === "string") return `took “${branch}”`;
  return branch === null ? "no condition held" : null;
}
