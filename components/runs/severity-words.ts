import type { State } from "@/components/ui/state";
import type { Severity } from "@/lib/core/event";

export const severityWords: Record<Severity, { state: State; word: string }> = {
  info: { state: "neutral", word: "Info" },
  warning: { state: "attention", word: "Warning" },
  error: { state: "failed", word: "Error" },
  critical: { state: "failed", word: "Critical" },
};
