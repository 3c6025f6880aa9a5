import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { ExactTime } from "@/components/ui/exact-time";
import { IdText } from "@/components/ui/id-text";
import { KeyValueList, type KeyValue } from "@/components/ui/key-value-list";
import { Person } from "@/components/ui/person";
import { Section } from "@/components/ui/section";
import type { AuditEntryView } from "@/lib/schemas/audit";
import { actorKindWords } from "./audit-words";
import { subjectHref } from "./subject-href";

export function AuditFacts({ entry }: { entry: AuditEntryView }) {
  const { id, at, actor, action, subject_id } = entry;
  const here = subjectHref(entry);
  const facts: (KeyValue | false)[] = [
    {
      label: "Who",
      value: (
        <Person
          name={actor.label}
          email={actor.label}
          href={actor.id === null ? undefined : `/settings/audit?actor=${actor.id}`}
        />
      ),
    },
    { label: "Acted as", value: actorKindWords[actor.kind] },
    { label: "When", value: <ExactTime at={at} showZone /> },
    {
      label: "Action",
      value: (
        <Typography component="span" variant="code">
          {action}
        </Typography>
      ),
    },
    here !== null && { label: "Now", value: <Link href={here}>How it is today</Link> },
    subject_id !== null && {
      label: "Subject",
      value: (
        <IdText
          id={subject_id}
          noun="subject id"
          href={`/settings/audit?subject_id=${encodeURIComponent(subject_id)}`}
        />
      ),
    },
    { label: "Id", value: <IdText id={id} noun="entry id" /> },
  ];
  return (
    <Section title="Facts">
      <KeyValueList items={facts.filter((fact) => fact !== false)} />
    </Section>
  );
}
