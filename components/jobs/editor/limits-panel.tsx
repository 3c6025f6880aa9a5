"use client";

import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { NumberInput } from "@/components/steps/fields/number-input";
import { SpanInput } from "@/components/steps/fields/span-input";
import { TickGroup } from "@/components/triggers/tick-group";
import { Section } from "@/components/ui/section";
import { anomalyKinds, type AnomalyKind } from "@/lib/core/anomaly";
import type { PanelProps } from "./panel-props";
import { retryWords } from "./retry-words";

const anomalyLabels: Record<AnomalyKind, string> = {
  duration: "How long it took",
  steps: "A step that is usually there",
  output: "How much it wrote",
};

/** What is watched, and what is done when something goes wrong. */
export function LimitsPanel({ draft, change, problems }: PanelProps) {
  const isReported = draft.kind === "reported";
  return (
    <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 640px)", gap: 5 }}>
      <Section title="Too long">
        <Pair>
          <SpanInput
            label="Tell when it takes longer than"
            optional
            placeholder="Not told"
            seconds={draft.slow_after_seconds}
            onChange={(slow_after_seconds) => change({ slow_after_seconds })}
            help="The run goes on; the rules for “Job takes too long” say who hears of it."
            error={problems.get("slow_after_seconds")}
          />
          <SpanInput
            label={isReported ? "Given up after" : "Stopped after"}
            optional
            placeholder="No limit"
            seconds={draft.timeout_seconds}
            onChange={(timeout_seconds) => change({ timeout_seconds })}
            help={
              isReported
                ? "The run is closed as timed out; an end that is reported later corrects it."
                : "What is under way is ended, and the run has timed out."
            }
            error={problems.get("timeout_seconds")}
          />
          {isReported && (
            <SpanInput
              label="Lost after silence of"
              optional
              placeholder="Not watched"
              seconds={draft.silent_after_seconds}
              onChange={(silent_after_seconds) => change({ silent_after_seconds })}
              help="Without a heartbeat, a step or output for so long the run is told as lost."
              error={problems.get("silent_after_seconds")}
            />
          )}
        </Pair>
      </Section>
      {!isReported && <RunFields {...{ draft, change, problems }} />}
      <Section
        title="Out of the ordinary"
        sentence="Runs that completed are compared with those before them. What is unusual is told with the figures."
      >
        <TickGroup
          label="Watch"
          error={problems.get("anomalies")}
          ticks={anomalyKinds.map((kind) => ({
            value: kind,
            label: anomalyLabels[kind],
            isOn: draft.anomalies.includes(kind),
            onChange: (isOn) =>
              change(({ anomalies }) => ({
                anomalies: anomalyKinds.filter((other) =>
                  other === kind ? isOn : anomalies.includes(other),
                ),
              })),
          }))}
        />
      </Section>
    </Box>
  );
}

function RunFields({ draft, change, problems }: PanelProps) {
  const { max_attempts, retry_initial_seconds, retry_max_seconds } = draft;
  const isRetried = (max_attempts ?? 1) > 1;
  return (
    <>
      <Section title="Failed">
        <Pair>
          <NumberInput
            label="Attempts"
            value={max_attempts}
            onChange={(next) => change({ max_attempts: next })}
            help="1: a run that failed is not tried again."
            error={problems.get("max_attempts")}
          />
        </Pair>
        {isRetried && (
          <Pair>
            <SpanInput
              label="First pause"
              seconds={retry_initial_seconds}
              onChange={(next) => change({ retry_initial_seconds: next })}
              error={problems.get("retry_initial_seconds")}
            />
            <SpanInput
              label="Longest pause"
              seconds={retry_max_seconds}
              onChange={(next) => change({ retry_max_seconds: next })}
              error={problems.get("retry_max_seconds")}
            />
          </Pair>
        )}
        <Typography variant="body2" color="textSecondary" role="status">
          {retryWords(max_attempts ?? 1, retry_initial_seconds ?? 0, retry_max_seconds ?? 0)}
        </Typography>
      </Section>
      <Section title="At once">
        <Pair>
          <NumberInput
            label="Runs under way at the same time"
            value={draft.max_parallel_runs}
            onChange={(next) => change({ max_parallel_runs: next })}
            help="Further ones wait their turn."
            error={problems.get("max_parallel_runs")}
          />
        </Pair>
      </Section>
    </>
  );
}

function Pair({ children }: { children: ReactNode }) {
  return (
    <Box
      sx={{
        display: "grid",
        gridTemplateColumns: { xs: "minmax(0, 1fr)", sm: "repeat(2, minmax(0, 1fr))" },
        gap: 2.5,
        alignItems: "start",
      }}
    >
      {children}
    </Box>
  );
}
