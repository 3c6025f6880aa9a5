import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { NextTimes } from "@/components/jobs/editor/next-times";
import { KeyValueList } from "@/components/ui/key-value-list";
import { Note } from "@/components/ui/note";
import { Section } from "@/components/ui/section";
import { scheduleWords } from "@/lib/core/schedule";
import { spanWords } from "@/lib/core/time-span";
import type { JobView, ScheduleView } from "@/lib/schemas/job";
import { PauseSchedule } from "./pause-schedule";

/** When a job is due, what becomes of times that pass, and the next five; nothing without a schedule. */
export function JobSchedule({ job }: { job: JobView }) {
  const { schedule, kind } = job;
  if (!schedule) return null;
  const { cron, every_seconds: everySeconds, zone, paused } = schedule;
  const isReported = kind === "reported";
  return (
    <Section
      title="Schedule"
      sentence={`${scheduleWords({ cron, everySeconds })}, in ${zone}`}
      action={<PauseSchedule job={job} schedule={schedule} />}
    >
      {paused && (
        <Note state="neutral">
          {isReported
            ? "Paused: no run is expected, and none is told as missed."
            : "Paused: it does not start by itself."}
        </Note>
      )}
      {!job.enabled && <Note state="neutral">The job is switched off: its times pass.</Note>}
      <Box
        sx={{
          display: "grid",
          gridTemplateColumns: { xs: "minmax(0, 1fr)", sm: "repeat(2, minmax(0, 1fr))" },
          gap: 4,
        }}
      >
        <KeyValueList items={policiesOf(schedule, isReported)} />
        {paused || !job.enabled ? (
          <Typography variant="body2" color="textSecondary">
            Nothing is due.
          </Typography>
        ) : (
          <NextTimes cron={cron} everySeconds={everySeconds} zone={zone} />
        )}
      </Box>
    </Section>
  );
}

const overlaps: Record<ScheduleView["overlap"], string> = {
  skip: "That time is left out",
  wait: "It waits until there is room",
};
const catchUps: Record<ScheduleView["catch_up"], string> = {
  none: "Told as missed, not made up for",
  last: "One run for all of them",
  all: "One run for each of them",
};

function policiesOf({ overlap, catch_up, late_seconds, grace_seconds }: ScheduleView, isReported: boolean) {
  const missed = { label: "Missed", value: `${spanWords(grace_seconds)} after its time` };
  const late = {
    label: "Late",
    value: late_seconds === null ? "Not told" : `${spanWords(late_seconds)} after its time`,
  };
  if (isReported) return [late, missed];
  return [
    { label: "Still under way", value: overlaps[overlap] },
    { label: "Times that passed", value: catchUps[catch_up] },
    late,
    missed,
  ];
}
