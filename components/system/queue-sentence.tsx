import { countOf } from "@/components/runs/count-words";
import { Figure } from "@/components/runs/figure";
import { RelativeTime } from "@/components/ui/relative-time";
import type { WorkerStatus } from "@/lib/schemas/worker";

/** “3 messages are due, the oldest since 2 min ago.” */
export function QueueSentence({ queue: { due, oldest_due_at } }: { queue: WorkerStatus["queue"] }) {
  if (due === 0) return <>Nothing is due.</>;
  return (
    <>
      <Figure href="/notifications?state=queued,retrying">{countOf(due, "message")}</Figure>{" "}
      {due === 1 ? "is" : "are"} due
      {oldest_due_at && (
        <>
          , the oldest came due <RelativeTime at={oldest_due_at} />
        </>
      )}
      .
    </>
  );
}
