import { KeyValueList } from "@/components/ui/key-value-list";
import type { State } from "@/components/ui/state";
import { Timeline } from "@/components/ui/timeline";
import type { GateName } from "@/lib/core/decide/gate";
import type { DecisionView, GateView } from "@/lib/schemas/decision";

const labels: Record<GateName, string> = {
  organisation: "Organisation",
  trigger: "Trigger",
  condition: "Condition",
  duplicate: "Duplicate",
  occasion: "Occasion",
  silence: "Silence",
  cooldown: "Cooldown",
  recipients: "Recipient",
  preference: "Preference",
  mute: "Muted jobs",
  address: "Address",
  rate_limit: "Limits",
  snooze: "Snooze",
  group: "Group",
  digest: "Digest",
  quiet_hours: "Quiet hours",
};

const verdicts: Record<GateView["verdict"], { state: State; word: string }> = {
  pass: { state: "ok", word: "Passed" },
  hold: { state: "attention", word: "Held" },
  skip: { state: "failed", word: "Stopped" },
};

export function DecisionGates({ decision }: { decision: Pick<DecisionView, "gates"> }) {
  return (
    <Timeline
      label="Decision"
      items={decision.gates.map((gate) => ({
        id: gate.gate,
        ...verdicts[gate.verdict],
        title: labels[gate.gate],
        sentence: gate.text,
        body: Object.keys(gate.values).length > 0 ? <GateValues values={gate.values} /> : undefined,
      }))}
    />
  );
}

function GateValues({ values }: { values: GateView["values"] }) {
  return (
    <KeyValueList
      items={Object.entries(values).map(([name, value]) => ({
        label: name.replaceAll("_", " "),
        value: typeof value === "string" ? value : JSON.stringify(value),
      }))}
    />
  );
}
