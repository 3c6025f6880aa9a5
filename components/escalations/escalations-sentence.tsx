import Skeleton from "@mui/material/Skeleton";
import { ClockTime } from "@/components/runs/clock-time";
import { Figure } from "@/components/runs/figure";
import type { EscalationView } from "@/lib/schemas/escalation";

interface EscalationsSentenceProps {
  /** A page of those that go on; undefined while it is not known. */
  running: { data: readonly EscalationView[]; next_cursor: string | null } | undefined;
}

/** “2 escalations go on, the next step is at 14:05.” */
export function EscalationsSentence({ running }: EscalationsSentenceProps) {
  if (!running) return <Skeleton width={320} height={12} sx={{ my: 0.5 }} />;
  const { data, next_cursor } = running;
  const next = data.toSorted((one, other) => (one.next_at ?? "").localeCompare(other.next_at ?? ""))[0];
  if (!next)
    return <>None goes on. An event that nobody takes care of is told to the next ones by its policy.</>;
  return (
    <>
      {next_cursor !== null && "More than "}
      <Figure href="/escalations?state=active">{data.length}</Figure>{" "}
      {data.length === 1 ? "escalation goes on" : "escalations go on"}
      {next.next_at !== null && (
        <>
          , the <Figure href={`/escalations/${next.id}`}>next step</Figure> is at{" "}
          <ClockTime at={next.next_at} />
        </>
      )}
      .
    </>
  );
}
