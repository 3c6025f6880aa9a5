"use client";

import { AcknowledgeButton } from "@/components/answers/acknowledge-button";
import { MainAndSide } from "@/components/ui/main-and-side";
import { usePageTitle } from "@/components/runs/use-page-title";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { StatusChip } from "@/components/ui/status-chip";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { EscalationDetail as Escalation } from "@/lib/schemas/escalation";
import { EscalationFacts } from "./escalation-facts";
import { EscalationLadder } from "./escalation-ladder";
import { EscalationSentence } from "./escalation-sentence";
import { escalationStateWords } from "./escalation-words";
import { StopEscalation } from "./stop-escalation";

export function EscalationDetail({ escalation }: { escalation: Escalation }) {
  return (
    <MainAndSide
      head={<EscalationHead escalation={escalation} />}
      main={
        <Section
          title="Who was told, and who comes next"
          sentence="A step is due counted from when the one before was due."
        >
          <EscalationLadder escalation={escalation} />
        </Section>
      }
      side={
        <Section title="Facts">
          <EscalationFacts escalation={escalation} />
        </Section>
      }
    />
  );
}

function EscalationHead({ escalation }: { escalation: Escalation }) {
  const { id, event, state, can_stop } = escalation;
  const { word } = escalationStateWords[state];
  usePageTitle(`${word}: ${event.title}`);
  return (
    <>
      <PageHeader
        title={event.title}
        back={{ label: "Escalations", href: "/escalations" }}
        beside={<StatusChip {...escalationStateWords[state]} />}
        sentence={<EscalationSentence escalation={escalation} />}
        action={
          state === "active" && (
            <>
              <AcknowledgeButton eventId={event.id} />
              {can_stop && <StopEscalation id={id} title={event.title} />}
            </>
          )
        }
      />
      <VisuallyHidden role="status">{`Escalation: ${word.toLowerCase()}`}</VisuallyHidden>
    </>
  );
}
