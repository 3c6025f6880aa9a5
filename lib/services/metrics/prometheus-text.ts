/** A family of samples in the text format 0.0.4 of Prometheus (prometheus.io/docs/instrumenting/exposition_formats). */
export interface MetricFamily {
  name: string;
  help: string;
  type: "gauge" | "counter";
  samples: readonly { labels?: Readonly<Record<string, string>>; value: number | bigint | null }[];
}

/** The families as one document. A sample without a value is left out. */
export function writeMetrics(families: readonly MetricFamily[]): string {
  return families.map(writeFamily).join("");
}

function writeFamily({ name, help, type, samples }: MetricFamily): string {
  const lines = samples.flatMap(({ labels, value }) =>
    value === null ? [] : [`${name}${writeLabels(labels ?? {})} ${value}`],
  );
  return [`# HELP ${name} ${escape(help, false)}`, `# TYPE ${name} ${type}`, ...lines, ""].join("\n");
}

function writeLabels(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([label, value]) => `${label}="${escape(value, true)}"`);
  return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
}

function escape(text: string, isLabel: boolean): string {
  const escaped = text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n");
  return isLabel ? escaped.replaceAll('"', '\\"') : escaped;
}
