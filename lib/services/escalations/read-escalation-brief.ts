import type { Db } from "@/lib/db/database";
import type { EscalationBriefRow } from "@/lib/db/escalation-brief";
import { findJoinedEscalation } from "@/lib/db/escalations";
import type { EscalationBrief } from "@/lib/schemas/escalation-brief";
import { viewEscalationBrief } from "./escalation-brief-view";

/** The event's own escalation; without one that which goes on since an earlier trouble of the job, and which it joined. */
export async function readEscalationBrief(
  db: Db,
  organisationId: string,
  own: EscalationBriefRow | null,
  { jobId, type, createdAt }: { jobId: string | null; type: string; createdAt: Date },
): Promise<EscalationBrief | null> {
  const row =
    own ?? (jobId ? await findJoinedEscalation(db, organisationId, { jobId, type, at: createdAt }) : null);
  return row && viewEscalationBrief(row);
}
