"use client";

import Box from "@mui/material/Box";
import { styled } from "@mui/material/styles";
import Tooltip from "@mui/material/Tooltip";
import Typography from "@mui/material/Typography";
import { countOf } from "@/components/runs/count-words";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { Overview } from "@/lib/schemas/overview";
import { dayLabel } from "./day-label";
import { largestDay, totalsOf, type Day } from "./delivery-days";

const SMALL_HEIGHT = 96;

const Columns = styled("div")(({ theme }) => ({
  display: "grid",
  gridAutoFlow: "column",
  gridAutoColumns: "minmax(0, 1fr)",
  gap: 4,
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
  "& > span": {
    display: "flex",
    flexDirection: "column",
    justifyContent: "flex-end",
    gap: 1,
    borderRadius: "4px 4px 0 0",
  },
  "& > span:hover": { backgroundColor: theme.vars.palette.surface.hover },
  "& i": { display: "block", borderRadius: 2, minHeight: 2 },
  "& i[data-part=sent]": { backgroundColor: theme.vars.palette.ok.main, opacity: 0.55 },
  "& i[data-part=held]": { backgroundColor: theme.vars.palette.neutral.line },
  "& i[data-part=failed]": { backgroundColor: theme.vars.palette.failed.main },
  "& b": { display: "block", height: 2, borderRadius: 1, backgroundColor: theme.vars.palette.line.soft },
}));

const parts = ["failed", "held", "sent"] as const;
const partWords = { sent: "sent", held: "held", failed: "failed" } as const;

/** Bars for the eye, a table for those who do not see them. */
export function DeliveriesChart({ days, height = SMALL_HEIGHT }: { days: readonly Day[]; height?: number }) {
  const largest = largestDay(days);
  const first = days[0];
  const last = days.at(-1);
  return (
    <Box sx={{ display: "grid", gap: 1 }}>
      <Columns aria-hidden style={{ height }}>
        {days.map((day) => (
          <Tooltip key={day.day} title={`${dayLabel(day.day)}\n${describeDay(day)}`} placement="top">
            <span>{largest === 0 ? <b /> : <DayParts day={day} largest={largest} height={height} />}</span>
          </Tooltip>
        ))}
      </Columns>
      <Box aria-hidden sx={{ display: "flex", justifyContent: "space-between" }}>
        {[first, last].map((day, index) => (
          <Typography key={index} variant="caption" color="textSecondary">
            {day && dayLabel(day.day)}
          </Typography>
        ))}
      </Box>
      <DeliveriesTable days={days} />
    </Box>
  );
}

function DayParts({ day, largest, height }: { day: Day; largest: number; height: number }) {
  const shown = parts.filter((part) => day[part] > 0);
  if (shown.length === 0) return <b />;
  return shown.map((part) => (
    <i key={part} data-part={part} style={{ height: Math.round((day[part] / largest) * (height - 4)) }} />
  ));
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

function DeliveriesTable({ days }: { days: readonly Day[] }) {
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
              <th scope="row">{dayLabel(day.day)}</th>
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
