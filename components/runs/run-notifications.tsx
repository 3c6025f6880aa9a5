"use client";

import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { DecisionGates } from "@/components/notifications/decision-gates";
import { EmptyState } from "@/components/ui/empty-state";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { TimelineSkeleton } from "@/components/ui/skeletons";
import { Timeline } from "@/components/ui/timeline";
import type { TimelineItem } from "@/components/ui/timeline-item";
import { useEventDecisions } from "@/lib/client/events";
import { useNotification } from "@/lib/client/notifications";
import { eventCatalogue } from "@/lib/core/event";
import { isFinalRunStatus } from "@/lib/core/run";
import type { NotificationSummary } from "@/lib/schemas/notification";
import type { RunView } from "@/lib/schemas/run";
import { channelLabels, notificationStateWords } from "./notification-state";
import { NotificationWhy } from "./notification-why";

/** A line for each person and channel, and one for each event that told nobody; each opens to its gates. */
export function RunNotifications({ run }: { run: RunView }) {
  const refusals = useRefusals(run);
  const items = [...run.notifications.map(itemOf), ...refusals];
  if (items.length > 0) return <Timeline label="Who was told" items={items} />;
  return (
    <EmptyState
      drawing="bell"
      sentence={
        isFinalRunStatus(run.status)
          ? "This run told nobody."
          : "Nobody has been told yet. What the run gives rise to appears here."
      }
    />
  );
}

function itemOf(notification: NotificationSummary): TimelineItem {
  const { id, state, recipient, recipient_name, channel_kind, sent_at, updated_at } = notification;
  return {
    id,
    ...notificationStateWords[state],
    title: `${recipient_name ?? recipient}, ${channelLabels[channel_kind]}`,
    at: sent_at ?? updated_at,
    sentence: <NotificationWhy notification={notification} />,
    body: <NotificationGates id={id} />,
  };
}

function NotificationGates({ id }: { id: string }) {
  const query = useNotification(id);
  return (
    <QueryBoundary
      query={query}
      loading={<TimelineSkeleton rows={4} />}
      errorTitle="The decision could not be loaded"
    >
      {({ decision }) => (
        <>
          {decision ? (
            <DecisionGates decision={decision} />
          ) : (
            <Typography variant="body2" color="textSecondary">
              Nothing was decided about it: it was asked for directly.
            </Typography>
          )}
          <Typography variant="body2" sx={{ mt: 1 }}>
            <Link href={`/notifications/${id}`}>Open the notification</Link>
          </Typography>
        </>
      )}
    </QueryBoundary>
  );
}

/** Of the run's events: why they told nobody. */
function useRefusals(run: RunView): TimelineItem[] {
  const decisions = useEventDecisions(run.events.map(({ id }) => id));
  return decisions
    .filter(({ notification_id }) => notification_id === null)
    .map((decision) => {
      const event = run.events.find(({ id }) => id === decision.event_id);
      return {
        id: decision.id,
        state: "neutral",
        word: notificationStateWords.skipped.word,
        title: "Nobody",
        at: decision.created_at,
        sentence: event ? `${eventCatalogue[event.type].label}: ${decision.text}` : decision.text,
        body: <DecisionGates decision={decision} />,
      };
    });
}
