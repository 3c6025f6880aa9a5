import type { ReactNode } from "react";
import type { Instant } from "./format-time";
import type { State } from "./state";

export interface TimelineItem {
  id: string;
  state: State;
  word: string;
  title: ReactNode;
  at?: Instant | null;
  durationMs?: number | null;
  since?: Instant;
  sentence?: ReactNode;
  body?: ReactNode;
  /** Opens it, also later, unless the person has chosen; it does not close it again. */
  isOpen?: boolean;
}
