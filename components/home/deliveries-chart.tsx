"use client";

import { countOf } from "@/components/runs/count-words";
import { StackedColumns } from "@/components/ui/stacked-columns";
import { useTimeStyle } from "@/components/ui/time-style";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { Overview } from "@/lib/schemas/overview";
import { dayLabel } from "./day-label";
import { totalsOf, type Day } from "./delivery-days";

const SMALL_HEIGHT = 96;

const parts = ["failed", "held", "sent"] as const;
const partWords = { sent: "sent", held: "held", failed: "failed" } as const;
const partStates = { sent: "ok", held: "neutral", failed: "failed" } as const;

/** Bars for the eye, a table for those who do not see them. */
export function DeliveriesChart({ days, height = SMALL_HEIGHT }: { days: readonly Day[]; height?: number }) {
  const { locale } = useTimeStyle();
  const columns = days.map((day) => ({
    key: day.day,
    label: dayLabel(day.day, locale),
    words: describeDay(day),
    parts: parts.map((part) => ({ state: partStates[part], value: day[part] })),
  }));
  return (
    <>
      <StackedColumns columns={columns} height={height} />
      <DeliveriesTable days={days} locale={locale} />
    </>
  );
}

function describeDay(day: Day): string {
  const told = parts.filter((part) => day[part] > 0).map((part) => `${day[part]} ${partWords[part]}`);
  return told.length > 0 ? told.toReversed().join(", ") : "nothing to tell";
}

export function DeliveriesSentence({ days }: { days: Overview["days"] }) {
  const { sent, held, failed } = totalsOf(days);
  if (sent + held + failed === 0) return <>No message in {days.length} days.</>;
  const rest = [held > 0 && `${held} held`, failed > 0 && `${failed} failed`].filter(Boolean).join(", ");
  return <>{`${countOf(sent, "message")} sent in ${days.length} days${rest ? `, ${rest}` : ""}.`}</>;
}

function DeliveriesTable({ days, locale }: { days: readonly Day[]; locale: string }) {
  return (
    <VisuallyHidden>
      <table>
        <caption>Messages per day</caption>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Sent</th>
            <th scope="col">Held</th>
            <th scope="col">Failed</th>
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day.day}>
              <th scope="row">{dayLabel(day.day, locale)}</th>
              <td>{day.sent}</td>
              <td>{day.held}</td>
              <td>{day.failed}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </VisuallyHidden>
  );
}
