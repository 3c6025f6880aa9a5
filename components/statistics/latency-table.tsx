import { dayLabel } from "@/components/home/day-label";
import { formatDuration } from "@/components/ui/format-duration";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { LatencyDay } from "./latency-scale";

export function LatencyTable({ days }: { days: readonly LatencyDay[] }) {
  return (
    <VisuallyHidden>
      <table>
        <caption>How long messages took per day</caption>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Half within</th>
            <th scope="col">95 of 100 within</th>
          </tr>
        </thead>
        <tbody>
          {days.map(({ day, p50_ms, p95_ms }) => (
            <tr key={day}>
              <th scope="row">{dayLabel(day)}</th>
              <td>{latencyWords(p50_ms)}</td>
              <td>{latencyWords(p95_ms)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </VisuallyHidden>
  );
}

/** A latency in a table. */
export function latencyWords(ms: number | null): string {
  return ms === null ? "–" : formatDuration(ms);
}
