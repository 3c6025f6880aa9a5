"use client";

import Link from "@mui/material/Link";
import { capitalised } from "@/components/runs/count-words";
import { ExactTime } from "@/components/ui/exact-time";
import { IdText } from "@/components/ui/id-text";
import { KeyValueList, type KeyValue } from "@/components/ui/key-value-list";
import { useEvent } from "@/lib/client/events";
import { eventCatalogue } from "@/lib/core/event";
import type { EscalationDetail } from "@/lib/schemas/escalation";
import { roundsWords } from "./policy-words";
import { takenWords } from "./escalation-words";

export function EscalationFacts({ escalation }: { escalation: EscalationDetail }) {
  const { id, policy, event, job, repeat_count, started_at, ended_at, ended_by } = escalation;
  const runId = useEvent(event.id).data?.run_id;
  const facts: (KeyValue | false)[] = [
    {
      label: "Policy",
      value: policy.id ? (
        <Link href={`/escalations/policies/${policy.id}`}>{policy.name}</Link>
      ) : (
        `${policy.name}, deleted`
      ),
    },
    {
      label: "Event",
      value: <Link href={`/rules/${event.type}`}>{eventCatalogue[event.type].label}</Link>,
    },
    { label: "Severity", value: capitalised(event.severity) },
    job !== null && {
      label: "Job",
      value: <Link href={`/jobs/${encodeURIComponent(job.key)}`}>{job.name}</Link>,
    },
    runId ? { label: "Run", value: <IdText id={runId} noun="run id" href={`/runs/${runId}`} /> } : false,
    { label: "Steps taken", value: takenWords(escalation) },
    { label: "How often", value: capitalised(roundsWords(repeat_count)) },
    { label: "Began", value: <ExactTime at={started_at} showZone /> },
    ended_at !== null && { label: "Ended", value: <ExactTime at={ended_at} /> },
    ended_by !== null && { label: "Ended by", value: ended_by },
    { label: "Event id", value: <IdText id={event.id} noun="event id" /> },
    { label: "Id", value: <IdText id={id} noun="escalation id" /> },
  ];
  return <KeyValueList items={facts.filter((fact) => fact !== false)} />;
}
