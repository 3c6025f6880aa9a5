import type { QuietCell } from "@/lib/core/quiet-grid";

/** The hours between two of the week, both among them, day by day. */
export function rectangleOf(one: QuietCell, other: QuietCell): QuietCell[] {
  const [firstDay, lastDay] = inOrder(one.day, other.day);
  const [firstHour, lastHour] = inOrder(one.hour, other.hour);
  return range(firstDay, lastDay).flatMap((day) => range(firstHour, lastHour).map((hour) => ({ day, hour })));
}

const steps: Record<string, (cell: QuietCell) => QuietCell> = {
  ArrowLeft: ({ day, hour }) => ({ day, hour: hour - 1 }),
  ArrowRight: ({ day, hour }) => ({ day, hour: hour + 1 }),
  ArrowUp: ({ day, hour }) => ({ day: day - 1, hour }),
  ArrowDown: ({ day, hour }) => ({ day: day + 1, hour }),
  Home: ({ day }) => ({ day, hour: 0 }),
  End: ({ day }) => ({ day, hour: 23 }),
};

/** Where a key leads from an hour of the week, at most to the edge; null: it leads nowhere. */
export function stepFrom(cell: QuietCell, key: string): QuietCell | null {
  const next = steps[key]?.(cell);
  if (!next) return null;
  return { day: Math.min(Math.max(next.day, 0), 6), hour: Math.min(Math.max(next.hour, 0), 23) };
}

function inOrder(one: number, other: number): [number, number] {
  return one < other ? [one, other] : [other, one];
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
