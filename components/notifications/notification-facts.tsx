import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import { NotificationChip } from "@/components/runs/notification-chip";
import { channelLabels } from "@/components/runs/notification-state";
import { ExactTime } from "@/components/ui/exact-time";
import { IdText } from "@/components/ui/id-text";
import { KeyValueList, type KeyValue } from "@/components/ui/key-value-list";
import { Person } from "@/components/ui/person";
import { eventCatalogue } from "@/lib/core/event";
import type { NotificationView } from "@/lib/schemas/notification";
import { purposeWords } from "./notification-words";

export function NotificationFacts({ notification: it }: { notification: NotificationView }) {
  const isOpen = !["sent", "bundled", "skipped", "cancelled", "dead"].includes(it.state);
  const facts: (KeyValue | false)[] = [
    { label: "Recipient", value: <Person name={it.recipient_name} email={it.recipient} detail="email" /> },
    { label: "Channel", value: <ChannelFact notification={it} /> },
    { label: "Asked for by", value: purposeWords[it.purpose] },
    it.event_type !== null && { label: "Event", value: eventCatalogue[it.event_type].label },
    { label: "Severity", value: it.severity },
    it.job !== null && {
      label: "Job",
      value: <Link href={`/jobs/${encodeURIComponent(it.job.key)}`}>{it.job.name}</Link>,
    },
    it.run_id !== null && {
      label: "Run",
      value: <IdText id={it.run_id} noun="run id" href={`/runs/${it.run_id}`} />,
    },
    it.run_step !== null && { label: "Step", value: it.run_step.name },
    it.template !== null && {
      label: "Template",
      value: (
        <>
          <Link href={`/templates/${it.template.id}`}>{it.template.name}</Link>, version {it.template.version}
        </>
      ),
    },
    it.told_in !== null && {
      label: "Told in",
      value: <IdText id={it.told_in.id} noun="notification id" href={`/notifications/${it.told_in.id}`} />,
    },
    it.original_id !== null && {
      label: "In place of",
      value: <IdText id={it.original_id} noun="notification id" href={`/notifications/${it.original_id}`} />,
    },
    it.successors.length > 0 && {
      label: it.successors.every(({ purpose }) => purpose === "fallback")
        ? "Fallen back to"
        : "Sent again as",
      value: <Successors successors={it.successors} />,
    },
    it.closed_at !== null &&
      it.successors.length === 0 && { label: "Put aside", value: <ExactTime at={it.closed_at} /> },
    { label: "Made", value: <ExactTime at={it.created_at} showZone /> },
    it.sent_at !== null && { label: "Sent", value: <ExactTime at={it.sent_at} /> },
    it.delivered_via !== null && { label: "Delivered via", value: it.delivered_via },
    it.inbox_message_id !== null && {
      label: "Copy",
      value: <Link href={`/inbox/${it.inbox_message_id}`}>In the test inbox</Link>,
    },
    isOpen && it.expires_at !== null && { label: "Expires", value: <ExactTime at={it.expires_at} /> },
    it.provider_id !== null && {
      label: "Provider's id",
      value: <IdText id={it.provider_id} noun="provider's id" full />,
    },
    { label: "Message-ID", value: <IdText id={it.message_id} noun="Message-ID" full /> },
    { label: "Id", value: <IdText id={it.id} noun="notification id" /> },
  ];
  return <KeyValueList items={facts.filter((fact) => fact !== false)} />;
}

function ChannelFact({ notification: { channel, channel_kind } }: { notification: NotificationView }) {
  if (!channel) return channelLabels[channel_kind];
  return (
    <>
      <Link href={`/channels/${channel.id}`}>{channel.name}</Link>, {channelLabels[channel_kind]}
    </>
  );
}

function Successors({ successors }: Pick<NotificationView, "successors">) {
  return (
    <Box component="ul" sx={{ display: "grid", gap: 0.5 }}>
      {successors.map(({ id, state }) => (
        <Box key={id} component="li" sx={{ display: "flex", alignItems: "center", gap: 1, flexWrap: "wrap" }}>
          <IdText id={id} noun="notification id" href={`/notifications/${id}`} />
          <NotificationChip state={state} />
        </Box>
      ))}
    </Box>
  );
}
