/** A quiet window of the week, as a person edits it: without the zone, which all of them share. */
export interface QuietWindow {
  /** Wall time "HH:mm". */
  start: string;
  /** The same, exclusive; "24:00" is the end of the day. An end before the start is on the next day. */
  end: string;
  /** ISO weekdays (1 Monday … 7 Sunday) on which it starts. */
  days: readonly number[];
}

/** So many windows a person may have: two for every weekday. */
export const MOST_QUIET_WINDOWS = 14;

/** One hour of the week: a weekday from 0 (Monday) on, an hour from 0 on. */
export interface QuietCell {
  day: number;
  hour: number;
}

/** By weekday from 0 (Monday) on, then by hour: whether the whole hour is quiet. */
export type QuietGrid = readonly (readonly boolean[])[];

/** From a minute of the week on, the first of Monday, to another one, which may lie in the next week. */
interface Span {
  from: number;
  to: number;
}

const HOUR = 60;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/** The quiet minutes of an hour, in order: none when it is loud, one from 0 to 60 when all of it is quiet. */
export function quietPartsOf(windows: readonly QuietWindow[], { day, hour }: QuietCell): Span[] {
  const at = day * DAY + hour * HOUR;
  const parts = windows
    .flatMap(spansOf)
    .flatMap((span) => [span, { from: span.from - WEEK, to: span.to - WEEK }])
    .map(({ from, to }) => ({ from: Math.max(from - at, 0), to: Math.min(to - at, HOUR) }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from);
  return parts.reduce<Span[]>((joined, part) => {
    const last = joined.at(-1);
    if (last && part.from <= last.to) last.to = Math.max(last.to, part.to);
    else joined.push({ ...part });
    return joined;
  }, []);
}

/** Which hours of the week are quiet as a whole. */
export function gridOf(windows: readonly QuietWindow[]): QuietGrid {
  return eachCell((cell) => {
    const [part] = quietPartsOf(windows, cell);
    return part !== undefined && part.from === 0 && part.to === HOUR;
  });
}

/**
 * The fewest windows, more or less, that make exactly these hours quiet: nights that go on for days are nights and whole
 * days.
 */
export function windowsOf(grid: QuietGrid): QuietWindow[] {
  const isQuiet = (hour: number) => grid[Math.floor(hour / 24) % 7]?.[hour % 24] === true;
  const hours = Array.from({ length: 7 * 24 }, (_, hour) => hour);
  const starts = hours.filter((hour) => isQuiet(hour) && !isQuiet(hour + 167));
  if (starts.length === 0)
    return isQuiet(0) ? [{ start: "00:00", end: "24:00", days: [1, 2, 3, 4, 5, 6, 7] }] : [];
  const spans = starts.map((from) => {
    let to = from + 1;
    while (isQuiet(to)) to += 1;
    return { from: from * HOUR, to: to * HOUR };
  });
  return gather(spans.flatMap(cutIntoWindows));
}

/**
 * The windows after these hours were made quiet, or loud. Those that neither begin nor end on full hours stay as they are,
 * except where they are painted over.
 */
export function paint(
  windows: readonly QuietWindow[],
  cells: readonly QuietCell[],
  isQuiet: boolean,
): QuietWindow[] {
  const painted = cells.map(({ day, hour }) => day * DAY + hour * HOUR);
  const isOnHours = ({ start, end }: QuietWindow) => start.endsWith(":00") && end.endsWith(":00");
  const grid = gridOf(windows.filter(isOnHours)).map((hours) => [...hours]);
  for (const { day, hour } of cells) {
    const hours = grid[day];
    if (hours) hours[hour] = isQuiet;
  }
  const others = windows.filter((window) => !isOnHours(window));
  const kept = isQuiet ? others : gather(others.flatMap(spansOf).flatMap((span) => cutOut(span, painted)));
  return [...windowsOf(grid), ...kept];
}

function eachCell<Value>(valueOf: (cell: QuietCell) => Value): Value[][] {
  return Array.from({ length: 7 }, (_, day) =>
    Array.from({ length: 24 }, (__, hour) => valueOf({ day, hour })),
  );
}

function spansOf({ start, end, days }: QuietWindow): Span[] {
  const [from, to] = [minutesOf(start), minutesOf(end)];
  if (from === to) return [];
  return days.map((day) => {
    const midnight = (day - 1) * DAY;
    return { from: midnight + from, to: midnight + (to > from ? to : to + DAY) };
  });
}

/** What is left of a span when these hours of the week are taken out. */
function cutOut(span: Span, hours: readonly number[]): Span[] {
  const inBothWeeks = hours.flatMap((hour) => [hour, hour + WEEK]);
  return inBothWeeks.reduce((rest, hour) => rest.flatMap((one) => without(one, hour)), [span]);
}

function without({ from, to }: Span, hour: number): Span[] {
  if (hour >= to || hour + HOUR <= from) return [{ from, to }];
  const around = [
    { from, to: hour },
    { from: hour + HOUR, to },
  ];
  return around.filter((part) => part.from < part.to);
}

/** A window is a day long at most, and only from midnight to midnight. */
function cutIntoWindows({ from, to }: Span): Span[] {
  const firstMidnight = Math.ceil((from + 1) / DAY) * DAY;
  const lastMidnight = Math.floor((to - 1) / DAY) * DAY;
  if (to <= firstMidnight) return [{ from, to }];
  const days = Array.from({ length: (lastMidnight - firstMidnight) / DAY }, (_, index) => {
    const midnight = firstMidnight + index * DAY;
    return { from: midnight, to: midnight + DAY };
  });
  const [begin, end] = [from - (firstMidnight - DAY), to - lastMidnight];
  // Friday 22:00 to Monday 07:00 is two nights and the days between them.
  if (end < begin && days.length > 0)
    return [{ from, to: firstMidnight + end }, ...days, { from: lastMidnight - DAY + begin, to }];
  if (end < begin) return [{ from, to }];
  return [{ from, to: firstMidnight }, ...days, { from: lastMidnight, to }];
}

/** Those of the same times are one window, in the order of the first days. */
function gather(spans: readonly Span[]): QuietWindow[] {
  const windows = new Map<string, { start: string; end: string; days: number[] }>();
  for (const { from, to } of spans) {
    const [day, end] = [Math.floor(from / DAY) % 7, to % DAY];
    const window = { start: wallTimeOf(from % DAY), end: wallTimeOf(end === 0 ? DAY : end) };
    const key = `${window.start}–${window.end}`;
    const known = windows.get(key) ?? { ...window, days: [] };
    windows.set(key, known);
    if (!known.days.includes(day + 1)) known.days.push(day + 1);
  }
  return [...windows.values()].map((window) => ({ ...window, days: window.days.toSorted() }));
}

function minutesOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return hour * HOUR + minute;
}

function wallTimeOf(minutes: number): string {
  const part = (value: number) => String(value).padStart(2, "0");
  return `${part(Math.floor(minutes / HOUR))}:${part(minutes % HOUR)}`;
}
