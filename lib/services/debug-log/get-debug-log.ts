import { findDebugLog, type DebugLog } from "@/lib/db/debug-log";
import type { DebugLogView } from "@/lib/schemas/debug-log";

/** Of the whole installation, whoever asks. */
export async function getDebugLog(): Promise<DebugLogView> {
  return viewDebugLog(await findDebugLog());
}

export function viewDebugLog(found: DebugLog | null): DebugLogView {
  return { until: found?.until.toISOString() ?? null, by: found?.by ?? null };
}
