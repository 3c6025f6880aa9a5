import type { StepType } from "@/lib/core/step";

const labels: Record<StepType, string> = {
  "http.request": "HTTP request",
  "shell.command": "Command",
  wait: "Wait",
  "notify.email": "Email",
  "notify.slack": "Slack",
  "notify.teams": "Teams",
  "notify.webhook": "Webhook",
  "notify.conditional": "Conditional",
};

/** Reported steps carry whatever type the program gave. */
export function stepTypeLabel(type: string): string {
  if (type in labels) return labels[type as StepType];
  return type === "reported" ? "Reported" : type;
}
