import { StatusChip } from "@/components/ui/status-chip";
import type { RunStatus } from "@/lib/core/run";
import { runStates } from "./run-status";

export function RunChip({ status }: { status: RunStatus }) {
  return <StatusChip {...runStates[status]} />;
}
