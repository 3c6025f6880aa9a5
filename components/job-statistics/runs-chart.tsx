import { StackedColumns } from "@/components/ui/stacked-columns";
import { useTimeStyle } from "@/components/ui/time-style";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { JobStatistics } from "@/lib/schemas/job-statistics";
import { bucketLabel } from "./bucket-label";

type Bucket = JobStatistics["buckets"][number];

const others = ({ cancelled, under_way }: Bucket) => cancelled + under_way;

interface RunsChartProps {
  statistics: Pick<JobStatistics, "buckets" | "time_period" | "zone">;
  height: number;
}

/** How runs ended by hour or day: bars for the eye, a table for those who do not see them. */
export function RunsChart({ statistics, height }: RunsChartProps) {
  const { buckets, time_period, zone } = statistics;
  const style = useTimeStyle(zone);
  const labelled = buckets.map((bucket) => ({ bucket, label: bucketLabel(bucket.from, time_period, style) }));
  return (
    <>
      <StackedColumns
        height={height}
        columns={labelled.map(({ bucket, label }) => ({
          key: bucket.from,
          label,
          words: describe(bucket),
          parts: [
            { state: "failed", value: bucket.failed },
            { state: "neutral", value: others(bucket) },
            { state: "ok", value: bucket.completed },
          ],
        }))}
      />
      <VisuallyHidden>
        <table>
          <caption>{time_period === "day" ? "Runs by hour" : "Runs by day"}</caption>
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">Completed</th>
              <th scope="col">Failed</th>
              <th scope="col">Cancelled or under way</th>
            </tr>
          </thead>
          <tbody>
            {labelled.map(({ bucket, label }) => (
              <tr key={bucket.from}>
                <th scope="row">{label}</th>
                <td>{bucket.completed}</td>
                <td>{bucket.failed}</td>
                <td>{others(bucket)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </VisuallyHidden>
    </>
  );
}

function describe(bucket: Bucket): string {
  const parts = [
    bucket.completed > 0 && `${bucket.completed} completed`,
    bucket.failed > 0 && `${bucket.failed} failed`,
    bucket.cancelled > 0 && `${bucket.cancelled} cancelled`,
    bucket.under_way > 0 && `${bucket.under_way} under way`,
  ].filter((part) => part !== false);
  return parts.join(", ") || "no runs";
}
