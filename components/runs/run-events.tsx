import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { EventAcknowledgement } from "@/components/answers/event-acknowledgement";
import { EscalationLine } from "@/components/escalations/escalation-line";
import { Timeline } from "@/components/ui/timeline";
import { eventCatalogue } from "@/lib/core/event";
import type { EventView } from "@/lib/schemas/event";
import { EventDecisions } from "./event-decisions";
import { severityWords } from "./severity-words";

export function RunEvents({ events }: { events: EventView[] }) {
  if (events.length === 0)
    return (
      <Typography variant="body2" color="textSecondary">
        Nothing has happened yet that could be told.
      </Typography>
    );
  return (
    <Timeline
      label="Events"
      items={events.map((event) => ({
        id: event.id,
        ...severityWords[event.severity],
        title: eventCatalogue[event.type].label,
        at: event.occurred_at,
        sentence: (
          <>
            {event.title}
            {event.escalation && (
              <Box sx={{ mt: 0.5 }}>
                <EscalationLine escalation={event.escalation} />
              </Box>
            )}
            <EventAcknowledgement event={event} />
          </>
        ),
        body: <EventDecisions eventId={event.id} />,
      }))}
    />
  );
}
