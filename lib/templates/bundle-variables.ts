/** What a message tells that stands for several. Instants are ISO strings. */
export interface BundleVariables {
  /** digest, group, limit or quiet (lib/core/bundle.ts). */
  why: string;
  /** How many messages it stands for: of all, also of those that no line is about. */
  count: number;
  /** The highest of all. */
  severity: string;
  /** How many of which event type, the most first; and the same in a line: “6 × Job failed, 3 × Job recovered”. */
  types: { event_type: string | null; label: string; count: number }[];
  summary: string;
  /** When the first of it happened, and the last. */
  since: string;
  until: string;
  /** The newest first. */
  lines: BundleLineVariables[];
  /** How many lines are left out. */
  more: number;
}

/** All messages about one event type and one job. */
export interface BundleLineVariables {
  event_type: string | null;
  /** The event type in words. */
  label: string;
  /** The highest of them. */
  severity: string;
  job: { key: string; name: string } | null;
  count: number;
  first_at: string;
  last_at: string;
  /** Of the newest. */
  title: string;
  message: string | null;
  url: string;
  /** When the trouble was over. */
  resolved_at: string | null;
  /** resolved or open; null: there is no trouble to speak of. */
  state_now: string | null;
}
