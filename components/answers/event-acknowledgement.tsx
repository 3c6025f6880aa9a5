import Box from "@mui/material/Box";
import type { EventView } from "@/lib/schemas/event";
import { AcknowledgeButton } from "./acknowledge-button";
import { AcknowledgedBy } from "./acknowledged-by";

/** Who takes care of an event, or the way to say so; of what is only for information nobody need take care. */
export function EventAcknowledgement({ event }: { event: EventView }) {
  const { id, severity, acknowledgement } = event;
  if (!acknowledgement && severity === "info") return null;
  return (
    <Box sx={{ mt: 0.5 }}>
      {acknowledgement ? (
        <AcknowledgedBy acknowledgement={acknowledgement} />
      ) : (
        <AcknowledgeButton eventId={id} size="small" />
      )}
    </Box>
  );
}
