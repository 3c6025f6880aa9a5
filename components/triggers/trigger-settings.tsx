import { KeyValueList } from "@/components/ui/key-value-list";
import { Section } from "@/components/ui/section";
import type { TriggerView } from "@/lib/schemas/trigger";
import { severityWords } from "./severity-words";
import { conditionWords } from "./condition-words";
import { howWords, whoWords } from "./trigger-words";

/** For those who may look and not change. */
export function TriggerSettings({ trigger }: { trigger: TriggerView }) {
  const { severity, own_severity, template, fallback_channel, recipient_names } = trigger;
  const { condition, escalation_policy } = trigger;
  return (
    <Section title="Settings" sentence="An author can change them.">
      <KeyValueList
        ruled
        items={[
          { label: "Who", value: whoWords(trigger, recipient_names) },
          { label: "How", value: howWords(trigger) },
          { label: "Only if", value: condition === null ? "Every event is told" : conditionWords(condition) },
          { label: "Escalation", value: escalation_policy?.name ?? "None" },
          { label: "Severity", value: severityWords[severity ?? own_severity].word },
          { label: "Template", value: template?.name ?? "The built-in message" },
          { label: "Second template", value: variantWords(trigger) },
          { label: "Fall-back channel", value: fallback_channel?.name ?? "None" },
        ]}
      />
    </Section>
  );
}

function variantWords({ variant }: TriggerView): string {
  if (variant === null || variant.percent === 0) return "None";
  return `${variant.template.name}, version ${variant.version}, for ${variant.percent}%`;
}
