import type { JobDraft } from "./job-draft";
import type { DraftChange } from "./use-job-draft";

/** A tab of the editor. */
export interface PanelProps {
  draft: JobDraft;
  change: (change: DraftChange) => void;
  problems: ReadonlyMap<string, string>;
}
