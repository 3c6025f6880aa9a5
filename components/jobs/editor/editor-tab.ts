export type EditorTab = "steps" | "parameters" | "schedule" | "limits" | "general";

/** What matters most comes first: of a job that a program runs, when it is expected. */
export const tabsOf: Record<"builtin" | "reported", readonly EditorTab[]> = {
  builtin: ["steps", "parameters", "schedule", "limits", "general"],
  reported: ["schedule", "limits", "parameters", "general"],
};

export const tabLabels: Record<EditorTab, string> = {
  steps: "Steps",
  parameters: "Parameters",
  schedule: "Schedule",
  limits: "When it goes wrong",
  general: "General",
};

/** Above the tabs, not in one of them. */
export type ProblemPlace = EditorTab | "head";

const places: Record<string, ProblemPlace> = {
  name: "head",
  steps: "steps",
  parameters: "parameters",
  schedule: "schedule",
  key: "general",
  kind: "general",
  description: "general",
  enabled: "general",
  target: "general",
};

/** Where the field of a problem stands. */
export function placeOf(path: string): ProblemPlace {
  return places[path.split(".")[0] ?? ""] ?? "limits";
}
