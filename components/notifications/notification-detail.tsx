"use client";

import { AcknowledgeButton } from "@/components/answers/acknowledge-button";
import { AcknowledgedBy } from "@/components/answers/acknowledged-by";
import { EscalationLine } from "@/components/escalations/escalation-line";
import { MainAndSide } from "@/components/ui/main-and-side";
import { NotificationChip } from "@/components/runs/notification-chip";
import { notificationStateWords } from "@/components/runs/notification-state";
import { usePageTitle } from "@/components/runs/use-page-title";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { NotificationView } from "@/lib/schemas/notification";
import { Attempts } from "./attempts";
import { DecisionGates } from "./decision-gates";
import { MessageAsSent } from "./message-as-sent";
import { NotificationActions } from "./notification-actions";
import { NotificationFacts } from "./notification-facts";
import { NotificationSentence } from "./notification-sentence";
import { subjectOf } from "./notification-words";
import { SimulateLink } from "./simulate-link";
import { ToldMessages } from "./told-messages";

export function NotificationDetail({ notification }: { notification: NotificationView }) {
  const { decision, state, attempts } = notification;
  return (
    <MainAndSide
      head={<NotificationHead notification={notification} />}
      main={
        <>
          {(attempts.length > 0 || state === "sending") && (
            <Section title="Tries" sentence="Each is written down before the call and after it.">
              <Attempts notification={notification} />
            </Section>
          )}
          <Section
            title="Why"
            sentence={whyWords(notification)}
            action={<SimulateLink notification={notification} />}
          >
            {decision && <DecisionGates decision={decision} />}
          </Section>
          {notification.tells && <ToldMessages tells={notification.tells} />}
          <Section title={state === "sent" ? "As sent" : "The message"}>
            <MessageAsSent notification={notification} />
          </Section>
        </>
      }
      side={
        <Section title="Facts">
          <NotificationFacts notification={notification} />
        </Section>
      }
    />
  );
}

function whyWords({ decision, state }: NotificationView): string {
  if (!decision) return "Nothing was decided about it: it was asked for directly.";
  const isSentAllTheSame = decision.verdict === "skip" && state !== "skipped";
  return isSentAllTheSame ? `${decision.text} Somebody sent it all the same.` : decision.text;
}

function NotificationHead({ notification }: { notification: NotificationView }) {
  const { word } = notificationStateWords[notification.state];
  const title = subjectOf(notification);
  const { event, severity } = notification;
  const acknowledgement = event?.acknowledgement;
  usePageTitle(`${word}: ${title}`);
  return (
    <>
      <PageHeader
        title={title}
        back={{ label: "Notifications", href: "/notifications" }}
        beside={<NotificationChip state={notification.state} />}
        sentence={
          <>
            <NotificationSentence notification={notification} />
            {acknowledgement && (
              <>
                {" "}
                <AcknowledgedBy acknowledgement={acknowledgement} />.
              </>
            )}
            {event?.escalation && (
              <>
                {" "}
                <EscalationLine escalation={event.escalation} />.
              </>
            )}
          </>
        }
        action={
          <>
            {event && !acknowledgement && severity !== "info" && <AcknowledgeButton eventId={event.id} />}
            <NotificationActions notification={notification} />
          </>
        }
      />
      <VisuallyHidden role="status">{`Notification ${word.toLowerCase()}`}</VisuallyHidden>
    </>
  );
}
