import { RelativeTime } from "@/components/ui/relative-time";
import type { AcknowledgementView } from "@/lib/schemas/acknowledgement";

/** “Acknowledged by Ada, 3 min ago” */
export function AcknowledgedBy({ acknowledgement }: { acknowledgement: AcknowledgementView }) {
  const { who, acknowledged_at } = acknowledgement;
  return (
    <>
      Acknowledged by {who}, <RelativeTime at={acknowledged_at} />
    </>
  );
}
