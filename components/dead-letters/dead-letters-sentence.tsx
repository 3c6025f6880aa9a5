import Skeleton from "@mui/material/Skeleton";
import { Figure } from "@/components/runs/figure";
import type { DeadLetterCause } from "@/lib/schemas/dead-letter";
import { messageCount } from "./dead-letter-words";

/** “23 messages were given up, for 3 reasons. Mend the reason first, then send them again.” */
export function DeadLettersSentence({
  causes,
}: {
  causes: { data: DeadLetterCause[]; total: number } | undefined;
}) {
  if (!causes) return <Skeleton width={360} height={12} sx={{ my: 0.5 }} />;
  const { data, total } = causes;
  if (total === 0) return <>Every message was delivered, or somebody looked after it.</>;
  return (
    <>
      <Figure href="/notifications?state=dead" loud>
        {messageCount(total)}
      </Figure>{" "}
      {total === 1 ? "was" : "were"} given up and {total === 1 ? "waits" : "wait"} for somebody
      {data.length > 1 && `, for ${data.length} reasons`}. Mend the reason first, then send again.
    </>
  );
}
