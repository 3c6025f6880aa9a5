import { formatExactCount } from "@/components/ui/format-count";
import { formatDuration } from "@/components/ui/format-duration";
import type { VariantOutcome, VariantReport } from "@/lib/schemas/variant-report";

/** A line of the comparison, in words. */
export interface Measure {
  measure: string;
  a: string;
  b: string;
}

const measures: Record<string, (outcome: VariantOutcome) => string> = {
  Message: ({ versions }) => versions.map(versionWords).join("; ") || "–",
  Sent: ({ sent }) => formatExactCount(sent),
  Recipients: ({ recipients }) => formatExactCount(recipients),
  Acknowledged: ({ told, acknowledged, acknowledged_share: share }) =>
    share === null
      ? "–"
      : `${Math.round(share * 100)}%, ${formatExactCount(acknowledged)} of ${formatExactCount(told)}`,
  "Half of them within": ({ median_seconds: seconds }) =>
    seconds === null ? "–" : formatDuration(seconds * 1000),
  "Mutes within a day": ({ mutes }) => formatExactCount(mutes),
  "“Too noisy”": ({ too_noisy }) => formatExactCount(too_noisy),
};

export function measuresOf({ a, b }: Pick<VariantReport, "a" | "b">): Measure[] {
  return Object.entries(measures).map(([measure, words]) => ({ measure, a: words(a), b: words(b) }));
}

function versionWords({ template, version }: VariantOutcome["versions"][number]): string {
  return template === null ? "The built-in message" : `${template.name}, version ${version}`;
}
