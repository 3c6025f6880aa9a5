import Skeleton from "@mui/material/Skeleton";
import { countOf } from "@/components/runs/count-words";
import { Figure } from "@/components/runs/figure";
import type { HeldReason } from "@/lib/schemas/held";

/** “12 messages wait: 10 for “Quiet hours”, 2 for “Digest”.” Each goes out by itself when its wait is over. */
export function HeldSentence({ reasons }: { reasons: HeldReason[] | undefined }) {
  if (!reasons) return <Skeleton width={360} height={12} sx={{ my: 0.5 }} />;
  const total = reasons.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return <>No message waits.</>;
  return (
    <>
      {countOf(total, "message")} {total === 1 ? "waits" : "wait"}:{" "}
      {reasons.map(({ reason, reason_text, count }, index) => (
        <span key={reason}>
          {index > 0 && ", "}
          <Figure href={`/held?reason=${encodeURIComponent(reason)}`}>{count}</Figure>
          {` for “${reason_text}”`}
        </span>
      ))}
      . Each goes out by itself when its wait is over.
    </>
  );
}
