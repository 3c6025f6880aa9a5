import type { StateWord } from "@/components/runs/run-status";
import type { SilenceView } from "@/lib/schemas/silence";

export const silenceStateWords: Record<SilenceView["state"], StateWord> = {
  planned: { state: "neutral", word: "Planned" },
  active: { state: "attention", word: "On" },
  resting: { state: "neutral", word: "Resting" },
  over: { state: "neutral", word: "Over" },
};
