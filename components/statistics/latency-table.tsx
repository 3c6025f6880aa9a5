import { formatDuration } from "@/components/ui/format-duration";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { LatencyPoint } from "./latency-scale";

export function LatencyTable({ points, caption }: { points: readonly LatencyPoint[]; caption: string }) {
  return (
    <VisuallyHidden>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Half within</th>
            <th scope="col">95 of 100 within</th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ key, label, p50_ms, p95_ms }) => (
            <tr key={key}>
              <th scope="row">{label}</th>
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
