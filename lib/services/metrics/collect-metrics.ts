import { countForMetrics, type Counts } from "@/lib/db/metrics";
import { database } from "@/lib/db/database";
import { measureQueue, type QueueAge } from "@/lib/queue/watch-queue";
import { writeMetrics, type MetricFamily } from "./prometheus-text";

/**
 * The installation in numbers, as Prometheus reads them. All of it comes from rows, so it does not matter which process is
 * asked. No organisation, recipient or channel has a label: whoever reads metrics need not know them.
 */
export async function collectMetrics(): Promise<string> {
  const [counts, queue] = await Promise.all([countForMetrics(database().prisma), measureQueue()]);
  return writeMetrics([...queueFamilies(counts, queue), ...tryFamilies(counts)]);
}

function queueFamilies(
  { states, closedDestinations, inboxMessages }: Counts,
  queue: QueueAge,
): MetricFamily[] {
  return [
    {
      name: "runbell_queue_notifications",
      help: "Notifications that are not settled yet, by state.",
      type: "gauge",
      samples: states.map(({ state, count }) => ({ labels: { state }, value: count })),
    },
    gauge(
      "runbell_queue_oldest_due_seconds",
      "How long the notification that has waited longest has been due.",
      queue.oldestDueSeconds ?? 0,
    ),
    gauge("runbell_workers_alive", "Workers that reported lately and take work.", queue.liveWorkers),
    gauge("runbell_workers_paused", "1 while the workers are paused by hand.", queue.isPaused ? 1 : 0),
    gauge("runbell_destinations_closed", "Destinations that nothing is sent to for now.", closedDestinations),
    gauge("runbell_inbox_messages", "Messages in the test inboxes.", inboxMessages),
  ];
}

function tryFamilies({ tries }: Counts): MetricFamily[] {
  const labelsOf = ({ channelKind, outcome, reason }: Counts["tries"][number]) => {
    return { channel: channelKind, outcome, reason };
  };
  return [
    {
      name: "runbell_delivery_tries_total",
      help: "Tries to deliver, by channel kind, outcome and reason.",
      type: "counter",
      samples: tries.map((one) => ({ labels: labelsOf(one), value: one.tries })),
    },
    {
      name: "runbell_delivery_seconds_total",
      help: "Time that tries to deliver took, by channel kind, outcome and reason.",
      type: "counter",
      samples: tries.map((one) => ({ labels: labelsOf(one), value: Number(one.durationMs) / 1000 })),
    },
  ];
}

function gauge(name: string, help: string, value: number): MetricFamily {
  return { name, help, type: "gauge", samples: [{ value }] };
}
