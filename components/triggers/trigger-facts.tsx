import { KeyValueList } from "@/components/ui/key-value-list";
import { CountText } from "@/components/ui/count-text";
import { RelativeTime } from "@/components/ui/relative-time";
import { Section } from "@/components/ui/section";
import type { TriggerView } from "@/lib/schemas/trigger";

export function TriggerFacts({ trigger }: { trigger: TriggerView }) {
  const { told, held_back, noise, updated_at } = trigger;
  return (
    <Section title="Lately">
      <KeyValueList
        items={[
          { label: "Told, 7 days", value: <CountText value={told} /> },
          { label: "Held back, 7 days", value: <CountText value={held_back} /> },
          { label: "Too noisy, 30 days", value: <CountText value={noise} /> },
          { label: "Changed", value: updated_at === null ? "Never" : <RelativeTime at={updated_at} /> },
        ]}
      />
    </Section>
  );
}
