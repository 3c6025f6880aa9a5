import { Figure } from "@/components/runs/figure";
import type { SilenceView } from "@/lib/schemas/silence";

const lead = "Events are recorded and nobody is told: during planned work, or a trouble that is known.";

interface SilencesSentenceProps {
  /** A page of those that are on; undefined while it is not known. */
  on: { data: readonly SilenceView[]; next_cursor: string | null } | undefined;
}

/** “2 silences are on now.” */
export function SilencesSentence({ on }: SilencesSentenceProps) {
  const [first] = on?.data ?? [];
  if (!on || !first) return <>{lead}</>;
  if (on.data.length === 1)
    return (
      <>
        One silence is on now: <Figure href={`/silences/${first.id}`}>{first.name}</Figure>.
      </>
    );
  return (
    <>
      {on.next_cursor !== null && "More than "}
      <Figure href="/silences?state=active">{on.data.length}</Figure> silences are on now.
    </>
  );
}
