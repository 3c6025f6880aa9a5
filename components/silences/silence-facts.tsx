import Link from "@mui/material/Link";
import { Fragment } from "react";
import { ExactTime } from "@/components/ui/exact-time";
import { KeyValueList } from "@/components/ui/key-value-list";
import { Section } from "@/components/ui/section";
import { eventCatalogue } from "@/lib/core/event";
import type { SilenceView } from "@/lib/schemas/silence";
import { scheduleWords } from "./silence-words";

/** Who made it, and when. */
export function SilenceFacts({ silence }: { silence: SilenceView }) {
  const { created_by, created_at, updated_at } = silence;
  return (
    <Section title="Facts">
      <KeyValueList
        items={[
          { label: "Jobs", value: <JobLinks jobs={silence.jobs} /> },
          { label: "Made by", value: created_by?.name ?? "A program" },
          { label: "Made", value: <ExactTime at={created_at} showZone /> },
          { label: "Changed", value: <ExactTime at={updated_at} /> },
        ]}
      />
    </Section>
  );
}

/** For those who may look and not change. */
export function SilenceSettings({ silence }: { silence: SilenceView }) {
  const { targets, event_types, except_critical, starts_at, ends_at, schedule, comment } = silence;
  return (
    <Section title="Settings" sentence="An author can change them.">
      <KeyValueList
        ruled
        items={[
          { label: "Comment", value: comment },
          {
            label: "Targets",
            value: targets.map(({ name }) => name ?? "A deleted target").join(", ") || "Any",
          },
          {
            label: "Events",
            value: event_types.map((type) => eventCatalogue[type].label).join(", ") || "Any",
          },
          { label: "Critical events", value: except_critical ? "Come through" : "Silenced as well" },
          { label: "Starts", value: <ExactTime at={starts_at} showZone /> },
          { label: "Ends", value: ends_at ? <ExactTime at={ends_at} /> : "When somebody ends it" },
          { label: "Weekly window", value: schedule ? scheduleWords(schedule) : "None: all the time" },
        ]}
      />
    </Section>
  );
}

function JobLinks({ jobs }: Pick<SilenceView, "jobs">) {
  if (jobs.length === 0) return <>Any</>;
  return jobs.map(({ id, key, name }, index) => (
    <Fragment key={id}>
      {index > 0 && ", "}
      {key === null ? "a deleted job" : <Link href={`/jobs/${encodeURIComponent(key)}`}>{name}</Link>}
    </Fragment>
  ));
}
