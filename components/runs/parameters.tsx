import { KeyValueList } from "@/components/ui/key-value-list";
import { Section } from "@/components/ui/section";
import type { JsonObject } from "@/lib/schemas/field";

/** The parameters of a job or run; nothing when there are none. */
export function Parameters({ values }: { values: JsonObject }) {
  const parameters = Object.entries(values);
  if (parameters.length === 0) return null;
  return (
    <Section title="Parameters">
      <KeyValueList
        items={parameters.map(([name, value]) => ({
          label: name,
          value: typeof value === "string" ? value : JSON.stringify(value),
        }))}
      />
    </Section>
  );
}
