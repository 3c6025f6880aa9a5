import { formatDuration } from "@/components/ui/format-duration";
import { formatExactCount } from "@/components/ui/format-count";
import type { JobStatistics } from "@/lib/schemas/job-statistics";
import { FigureRow } from "./figure-row";
import { periodWords } from "./job-period";
import { countChangeWords, durationChangeWords, rateChangeWords, rateWords } from "./rate-words";

/** The figures of a period, each beside the period before. */
export function PeriodFigures({ statistics }: { statistics: JobStatistics }) {
  const { totals, previous, time_period } = statistics;
  // Where nothing ran before there is nothing to compare with.
  const before = (words: string | null) =>
    words === null || previous.runs === 0 ? undefined : beforeWords(words, time_period);
  return (
    <FigureRow
      items={[
        {
          label: "Success",
          value: rateWords(totals.success_rate),
          detail: before(rateChangeWords(totals.success_rate, previous.success_rate)),
        },
        {
          label: "Runs",
          value: formatExactCount(totals.runs),
          detail: before(countChangeWords(totals.runs, previous.runs)),
        },
        {
          label: "Failed",
          value: formatExactCount(totals.failed),
          detail: before(countChangeWords(totals.failed, previous.failed)),
          state: totals.failed > 0 ? "failed" : undefined,
        },
        {
          label: "Half took at most",
          value: totals.p50_ms === null ? "–" : formatDuration(totals.p50_ms),
          detail: before(durationChangeWords(totals.p50_ms, previous.p50_ms)),
        },
        {
          label: "95 of 100 took at most",
          value: totals.p95_ms === null ? "–" : formatDuration(totals.p95_ms),
          detail: before(durationChangeWords(totals.p95_ms, previous.p95_ms)),
        },
      ]}
    />
  );
}

function beforeWords(words: string, period: JobStatistics["time_period"]): string {
  const isEqual = words.startsWith("the same") || words.startsWith("as many");
  return `${words} ${isEqual ? "as in" : "than in"} the ${periodWords[period]} before`;
}
