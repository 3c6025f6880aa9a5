import { KeyValueList } from "@/components/ui/key-value-list";
import { Section } from "@/components/ui/section";
import type { EscalationPolicyView } from "@/lib/schemas/escalation-policy";
import { delayWords, roundsWords, stepWords } from "./policy-words";

/** For those who may look and not change. */
export function PolicySettings({ policy }: { policy: EscalationPolicyView }) {
  const { description, steps, repeat_count, recipient_names } = policy;
  return (
    <Section title="Settings" sentence="An author can change them.">
      <KeyValueList
        ruled
        items={[
          { label: "Description", value: description },
          ...steps.map((step, index) => ({
            label: `Step ${index + 1}`,
            value: `${delayWords(step.delay_seconds)}: ${stepWords(step, recipient_names)}`,
          })),
          { label: "How often", value: roundsWords(repeat_count) },
        ]}
      />
    </Section>
  );
}
