import type { Actor } from "@/lib/core/actor";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";
import { findDebugLog, setDebugLog } from "@/lib/db/debug-log";
import type { DebugLogInput, DebugLogView } from "@/lib/schemas/debug-log";
import { viewDebugLog } from "./get-debug-log";

/** Switches the debug records of all processes on for some minutes, or off. They follow within seconds. */
export async function putDebugLog({
  actor,
  minutes,
}: { actor: Actor } & DebugLogInput): Promise<DebugLogView> {
  return withTransaction(async (tx) => {
    const before = viewDebugLog(await findDebugLog(tx));
    await setDebugLog(tx, { minutes, by: actor.label });
    const after = viewDebugLog(await findDebugLog(tx));
    if (before.until !== after.until)
      await recordAudit(tx, actor, { action: "debug_log.put", before, after });
    return after;
  });
}
