"use client";

import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { DecisionGates } from "@/components/notifications/decision-gates";
import { channelLabels } from "@/components/runs/notification-state";
import { answerWords, verdictWords } from "@/components/simulator/simulation-words";
import { Timeline } from "@/components/ui/timeline";
import { useZone } from "@/components/ui/time-style";
import type { EventType } from "@/lib/core/event";
import type { SimulatedGate, SimulationView } from "@/lib/schemas/simulation";
import { myMessageWords } from "./my-message-words";

interface MyMessagesProps {
  simulation: SimulationView;
  type: EventType;
  isNow: boolean;
}

/** What would become of each message to the person, with the gates folded. */
export function MyMessages({ simulation, type, isNow }: MyMessagesProps) {
  const { at, decisions } = simulation;
  const zone = useZone();
  return (
    <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 2 }}>
      <Typography role="status">{answerWords(simulation, type)}</Typography>
      {decisions.length > 0 && (
        <Timeline
          label="My messages"
          items={decisions.map((decision) => ({
            id: `${at} ${decision.channel_kind} ${decision.channel?.id ?? decision.recipient}`,
            ...verdictWords[decision.verdict],
            title: channelLabels[decision.channel_kind],
            sentence: myMessageWords(decision, { at, zone, isNow }),
            body: <DecisionGates decision={{ gates: decision.gates.map(gateOf) }} />,
          }))}
        />
      )}
    </Box>
  );
}

function gateOf({ gate, verdict, sentence, values }: SimulatedGate) {
  return { gate, verdict, reason: null, text: sentence, values };
}
