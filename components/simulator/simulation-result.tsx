"use client";

import Typography from "@mui/material/Typography";
import { DecisionGates } from "@/components/notifications/decision-gates";
import { channelLabels } from "@/components/runs/notification-state";
import { ExactTime } from "@/components/ui/exact-time";
import { Section } from "@/components/ui/section";
import { Timeline } from "@/components/ui/timeline";
import type { EventType } from "@/lib/core/event";
import type { SimulatedDecision, SimulatedGate, SimulationView } from "@/lib/schemas/simulation";
import { answerWords, decisionWords, verdictWords } from "./simulation-words";

interface SimulationResultProps {
  simulation: SimulationView;
  type: EventType;
  isNow: boolean;
  zone: string;
}

/** Few answers are open at once: the gates are what was asked for. */
const MOST_OPEN = 3;

export function SimulationResult({ simulation, type, isNow, zone }: SimulationResultProps) {
  const { at, severity, decisions, nobody } = simulation;
  return (
    <Section
      title="What would happen"
      sentence={
        <>
          {`An event of severity ${severity}, `}
          {isNow ? "now, " : "at "}
          <ExactTime at={at} zone={zone} showZone />
        </>
      }
    >
      <Typography role="status">{answerWords(simulation, type)}</Typography>
      {nobody && <DecisionGates decision={{ gates: nobody.gates.map(gateOf) }} />}
      {decisions.length > 0 && (
        <Timeline
          label="Decisions"
          items={decisions.map((decision) => ({
            // A new answer opens and closes anew.
            id: `${at} ${decision.channel_kind} ${decision.channel?.id ?? decision.recipient}`,
            ...verdictWords[decision.verdict],
            title: titleOf(decision),
            sentence: decisionWords(decision, { at, isNow }),
            body: <DecisionGates decision={{ gates: decision.gates.map(gateOf) }} />,
            isOpen: decisions.length <= MOST_OPEN,
          }))}
        />
      )}
    </Section>
  );
}

function titleOf({ recipient, recipient_name, channel_kind }: SimulatedDecision): string {
  return `${recipient_name ?? recipient}, ${channelLabels[channel_kind]}`;
}

function gateOf({ gate, verdict, sentence, values }: SimulatedGate) {
  return { gate, verdict, reason: null, text: sentence, values };
}
