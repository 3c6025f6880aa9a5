import type { StateWord } from "@/components/runs/run-status";
import type { Severity } from "@/lib/core/event";

export const severityWords: Record<Severity, StateWord> = {
  info: { state: "neutral", word: "Info" },
  warning: { state: "attention", word: "Warning" },
  error: { state: "failed", word: "Error" },
  critical: { state: "failed", word: "Critical" },
};
