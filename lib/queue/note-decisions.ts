import { logger } from "@/lib/logger";
import { currentPlace, noteSpan, placeOf } from "@/lib/telemetry";
import type { NotificationDraft } from "./draft";
import type { NewEvent } from "./insert-events";

interface DecidedEvent {
  row: Pick<NewEvent, "id" | "type" | "severity" | "runId">;
  drafts?: readonly NotificationDraft[];
}

/**
 * Begins the trace of each event, and writes each decision to the log's debug level: ids, never what the event says or an
 * address. They are noted when they are decided; the transaction may still be undone.
 */
export function noteDecisions(decided: readonly DecidedEvent[]): void {
  for (const { row, drafts = [] } of decided) {
    noteSpan("event", {
      parent: null,
      place: placeOf(row.id),
      link: currentPlace(),
      facts: {
        "runbell.event_id": row.id,
        "runbell.event_type": row.type,
        "runbell.severity": row.severity,
        "runbell.notifications": drafts.filter(({ verdict }) => verdict !== "skip").length,
      },
    });
    for (const { userId, channelKind, channelId, verdict, reason } of drafts)
      logger.debug(
        {
          event: row.id,
          run: row.runId,
          user: userId,
          channel_kind: channelKind,
          channel: channelId,
          verdict,
          reason,
        },
        "a notification was decided",
      );
    if (drafts.length === 0) logger.debug({ event: row.id, run: row.runId }, "nobody is told of an event");
  }
}
