import Typography from "@mui/material/Typography";
import type { State } from "@/components/ui/state";
import { Timeline } from "@/components/ui/timeline";
import { eventCatalogue, type Severity } from "@/lib/core/event";
import type { EventView } from "@/lib/schemas/event";
import { EventDecisions } from "./event-decisions";

const severityWords: Record<Severity, { state: State; word: string }> = {
  info: { state: "neutral", word: "Info" },
  warning: { state: "attention", word: "Warning" },
  error: { state: "failed", word: "Error" },
  critical: { state: "failed", word: "Critical" },
};

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
        sentence: event.title,
        body: <EventDecisions eventId={event.id} />,
      }))}
    />
  );
}
