import Skeleton from "@mui/material/Skeleton";
import type { ReactNode } from "react";
import { countOf } from "@/components/runs/count-words";
import { Figure } from "@/components/runs/figure";
import { CountText } from "@/components/ui/count-text";
import { formatDuration } from "@/components/ui/format-duration";
import type { Statistics } from "@/lib/schemas/statistics";
import { stateHref } from "./history-href";

/** “In 14 days 1.2k messages reached 9 people, half of them within 1.2s. 12 were given up, 3 skipped.” */
export function StatisticsSentence({ statistics }: { statistics: Statistics | undefined }) {
  if (!statistics) return <Skeleton width={360} height={12} sx={{ my: 0.5 }} />;
  const { totals, days } = statistics;
  const { sent, failed, skipped, held, waiting, people_told, p50_ms } = totals;
  const firstDay = days[0]?.day ?? null;
  const figure = (count: number, state: string, word: string, loud = false) =>
    count > 0 && (
      <>
        <Figure href={stateHref(state, firstDay)} loud={loud}>
          <CountText value={count} />
        </Figure>{" "}
        {word}
      </>
    );
  const rest = [
    figure(failed, "dead", "given up", true),
    figure(skipped, "skipped", "skipped"),
    figure(held, "held", "held"),
    figure(waiting, "queued,sending,retrying", "on the way"),
  ].filter((clause) => clause !== false);
  return (
    <>
      In {days.length} days{" "}
      {sent === 0 ? (
        "nothing was sent"
      ) : (
        <>
          <Figure href={stateHref("sent", firstDay)}>
            <CountText value={sent} />
          </Figure>{" "}
          {sent === 1 ? "message was" : "messages were"} sent
          {people_told > 0 && `, to ${countOf(people_told, "person", "people")}`}
          {p50_ms !== null && `, half of them within ${formatDuration(p50_ms)}`}
        </>
      )}
      . <Listed clauses={rest} />
    </>
  );
}

function Listed({ clauses }: { clauses: ReactNode[] }) {
  if (clauses.length === 0) return null;
  return (
    <>
      {clauses.map((clause, index) => (
        <span key={index}>
          {index > 0 && ", "}
          {clause}
        </span>
      ))}
      .
    </>
  );
}
