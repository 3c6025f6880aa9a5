"use client";

import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { SpanInput } from "@/components/steps/fields/span-input";
import { SwitchInput } from "@/components/steps/fields/switch-input";
import { FormFrame } from "@/components/ui/form-frame";
import { ZoneInput } from "@/components/ui/zone-input";
import { findCronProblem } from "@/lib/core/cron";
import { MIN_EVERY_SECONDS } from "@/lib/core/schedule";
import { type CatchUpPolicy, type OverlapPolicy } from "@/lib/core/schedule-policy";
import { ChoiceCards } from "./choice-cards";
import { CronInput } from "./cron-input";
import type { ScheduleDraft } from "./job-draft";
import { NextTimes } from "./next-times";
import type { PanelProps } from "./panel-props";

const overlapOptions: { value: OverlapPolicy; label: string; sentence: string }[] = [
  {
    value: "skip",
    label: "Leave it out",
    sentence: "The time passes without a run; the next one is tried again.",
  },
  { value: "wait", label: "Wait", sentence: "The run begins when there is room for it." },
];

const catchUpOptions: { value: CatchUpPolicy; label: string; sentence: string }[] = [
  { value: "none", label: "None", sentence: "What passed meanwhile is told as missed and not made up for." },
  { value: "last", label: "The last one", sentence: "One run for all the times that passed." },
  { value: "all", label: "Each of them", sentence: "One run for each time, the oldest first; 100 at most." },
];

export function SchedulePanel({ draft, change, problems }: PanelProps) {
  const { schedule, kind } = draft;
  const isReported = kind === "reported";
  const set = (changed: Partial<ScheduleDraft>) =>
    change((current) => ({ schedule: { ...current.schedule, ...changed } }));

  return (
    <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 640px)", gap: 3 }}>
      <ChoiceCards
        label={isReported ? "When a run is expected" : "When it runs"}
        value={schedule.mode}
        onChange={(mode) => set({ mode })}
        options={[
          {
            value: "off",
            label: isReported ? "At no fixed time" : "Only when it is started",
            sentence: isReported
              ? "No run is missed, for none is expected."
              : "By hand, by a program, or by the API.",
          },
          { value: "cron", label: "At fixed times", sentence: "By a cron expression, in a time zone." },
          {
            value: "every",
            label: "Again and again",
            sentence: isReported ? "A while after the last one." : "Counted from when it is saved.",
          },
        ]}
      />
      {schedule.mode !== "off" && (
        <>
          <WhenFields {...{ schedule, set, problems }} />
          <GraceFields {...{ schedule, set, problems, isReported }} />
          {!isReported && (
            <>
              <ChoiceCards
                label="When the one before is not done yet"
                value={schedule.overlap}
                options={overlapOptions}
                onChange={(overlap) => set({ overlap })}
              />
              <ChoiceCards
                label="Times that passed while no worker was there"
                value={schedule.catch_up}
                options={catchUpOptions}
                onChange={(catch_up) => set({ catch_up })}
              />
            </>
          )}
          <SwitchInput
            label="Paused"
            isOn={schedule.paused}
            onChange={(paused) => set({ paused })}
            help={
              isReported
                ? "No run is expected, and none is told as missed."
                : "No run begins by itself; by hand it can still be started."
            }
          />
        </>
      )}
    </Box>
  );
}

interface PartProps {
  schedule: ScheduleDraft;
  set: (changed: Partial<ScheduleDraft>) => void;
  problems: ReadonlyMap<string, string>;
}

function WhenFields({ schedule, set, problems }: PartProps) {
  const { mode, cron, every_seconds, zone } = schedule;
  if (mode === "every")
    return (
      <SpanInput
        label="Every"
        seconds={every_seconds}
        onChange={(next) => set({ every_seconds: next })}
        help={`${MIN_EVERY_SECONDS} seconds at least.`}
        error={problems.get("schedule.every_seconds")}
      />
    );
  const isReadable = cron.trim() !== "" && findCronProblem(cron.trim(), MIN_EVERY_SECONDS) === null;
  return (
    <>
      <CronInput cron={cron} onChange={(next) => set({ cron: next })} error={problems.get("schedule.cron")} />
      <FormFrame label="Time zone" error={problems.get("schedule.zone")}>
        {({ inputId, describedBy }) => (
          <ZoneInput
            id={inputId}
            describedBy={describedBy}
            zone={zone}
            onChange={(next) => next && set({ zone: next })}
          />
        )}
      </FormFrame>
      {isReadable && <NextTimes cron={cron.trim()} everySeconds={null} zone={zone} />}
    </>
  );
}

function GraceFields({ schedule, set, problems, isReported }: PartProps & { isReported: boolean }) {
  return (
    <Box
      sx={{
        display: "grid",
        gridTemplateColumns: { xs: "minmax(0, 1fr)", sm: "repeat(2, minmax(0, 1fr))" },
        gap: 2,
        alignItems: "start",
      }}
    >
      <SpanInput
        label="Late after"
        optional
        placeholder="Not told"
        seconds={schedule.late_seconds}
        onChange={(next) => set({ late_seconds: next })}
        help="Not begun by then: it is told as late."
        error={problems.get("schedule.late_seconds")}
      />
      <SpanInput
        label="Missed after"
        seconds={schedule.grace_seconds}
        onChange={(next) => set({ grace_seconds: next })}
        help="Not begun by then: it is told as missed."
        error={problems.get("schedule.grace_seconds")}
      />
      <Typography variant="body2" color="textSecondary" sx={{ gridColumn: "1 / -1" }}>
        {isReported
          ? "Counted from the time at which the program's report is expected."
          : "Counted from the time at which the run is due."}
      </Typography>
    </Box>
  );
}
