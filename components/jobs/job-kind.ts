import type { JobSummary } from "@/lib/schemas/job";

export const kindLabels: Record<JobSummary["kind"], string> = { builtin: "Built-in", reported: "Reported" };
