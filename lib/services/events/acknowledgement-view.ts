import type { AcknowledgementRow } from "@/lib/db/acknowledgements";
import type { AcknowledgementView } from "@/lib/schemas/acknowledgement";

/** Who takes care of an event, as the API shows it. Ways are written by us only, so the cast holds. */
export function viewAcknowledgement(row: AcknowledgementRow): AcknowledgementView {
  return {
    who: row.who,
    user_id: row.userId,
    via: row.via as AcknowledgementView["via"],
    acknowledged_at: row.createdAt.toISOString(),
  };
}
