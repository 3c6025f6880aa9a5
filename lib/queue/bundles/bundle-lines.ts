import { severities, type EventType, type Severity } from "@/lib/core/event";
import type { Bundle, BundleMember } from "./bundle";
import { byKey } from "./by-key";

/** A bundle tells this many lines; a reader who wants more has the history. */
export const MAX_LINES = 50;

/** What a bundle says of one event type and one job. */
export interface BundleLine {
  eventType: EventType | null;
  jobId: string | null;
  severity: Severity;
  count: number;
  firstAt: Date;
  lastAt: Date;
  newest: BundleMember;
}

/** One line per event type and job, the newest first, and how many more there are. */
export function linesOf(bundle: Bundle): { lines: BundleLine[]; more: number } {
  const lines = new Map<string, BundleLine>();
  for (const member of bundle) {
    const key = `${member.eventType} ${member.jobId}`;
    const known = lines.get(key);
    if (known) addTo(known, member);
    else lines.set(key, lineOf(member));
  }
  const sorted = [...lines.values()].toSorted(
    (left, right) =>
      right.lastAt.getTime() - left.lastAt.getTime() || (right.newest.id > left.newest.id ? 1 : -1),
  );
  return { lines: sorted.slice(0, MAX_LINES), more: Math.max(0, sorted.length - MAX_LINES) };
}

function lineOf(member: BundleMember): BundleLine {
  const { eventType, jobId, severity, at } = member;
  return { eventType, jobId, severity, count: 1, firstAt: at, lastAt: at, newest: member };
}

function addTo(line: BundleLine, member: BundleMember): void {
  line.count++;
  line.severity = higherOf(line.severity, member.severity);
  if (member.at < line.firstAt) line.firstAt = member.at;
  if (member.at > line.lastAt) line.lastAt = member.at;
  if (member.id > line.newest.id) line.newest = member;
}

/** How many of each event type there are, the most first. */
export function countTypes(bundle: Bundle): { eventType: EventType | null; count: number }[] {
  const ofType = byKey(bundle, ({ eventType }) => eventType);
  return [...ofType]
    .map(([eventType, members]) => ({ eventType, count: members.length }))
    .toSorted((left, right) => right.count - left.count);
}

/** The graver of two severities. */
export function higherOf(left: Severity, right: Severity): Severity {
  return severities.indexOf(left) > severities.indexOf(right) ? left : right;
}

/** What all of the bundle have in common; null where they differ. */
export function commonOf<Value>(bundle: Bundle, valueOf: (member: BundleMember) => Value): Value | null {
  const value = valueOf(bundle[0]);
  return bundle.every((member) => valueOf(member) === value) ? value : null;
}
