"use client";

import { QueryBoundary } from "@/components/ui/query-boundary";
import { TextSkeleton } from "@/components/ui/skeletons";
import type { State } from "@/components/ui/state";
import { Timeline } from "@/components/ui/timeline";
import Typography from "@mui/material/Typography";
import { useEvent } from "@/lib/client/events";
import type { DecisionView } from "@/lib/schemas/decision";

const verdicts: Record<DecisionView["verdict"], { state: State; word: string }> = {
  send: { state: "ok", word: "Send" },
  hold: { state: "neutral", word: "Hold" },
  skip: { state: "neutral", word: "Skip" },
};

/** What was decided about an event, person by person, also when it told nobody. */
export function EventDecisions({ eventId }: { eventId: string }) {
  const query = useEvent(eventId);
  return (
    <QueryBoundary
      query={query}
      loading={<TextSkeleton lines={2} />}
      errorTitle="The decisions could not be loaded"
    >
      {({ decisions, notifications }) =>
        decisions.length === 0 ? (
          <Typography variant="body2" color="textSecondary">
            No decision is kept for this event.
          </Typography>
        ) : (
          <Timeline
            label="Decisions"
            items={decisions.map((decision) => {
              const notification = notifications.find(({ id }) => id === decision.notification_id);
              return {
                id: decision.id,
                ...verdicts[decision.verdict],
                title: notification?.recipient_name ?? notification?.recipient ?? "Nobody",
                sentence: decision.text,
              };
            })}
          />
        )
      }
    </QueryBoundary>
  );
}
