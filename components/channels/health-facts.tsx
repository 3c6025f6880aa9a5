"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { ClockTime } from "@/components/runs/clock-time";
import { countOf } from "@/components/runs/count-words";
import { DurationText } from "@/components/ui/duration-text";
import { KeyValueList, type KeyValue } from "@/components/ui/key-value-list";
import { Note } from "@/components/ui/note";
import { RelativeTime } from "@/components/ui/relative-time";
import type { HealthOfDestination } from "@/lib/schemas/channel";

interface HealthFactsProps {
  health: HealthOfDestination;
  /** Before the others. */
  more?: KeyValue[];
  /** Null for those who may only look. */
  resume: { isPending: boolean; run: () => void } | null;
}

/** How the last messages went, and when the next one is tried. */
export function HealthFacts({ health, more = [], resume }: HealthFactsProps) {
  const { failures_in_row, last_reason_text } = health;
  return (
    <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 1.5 }}>
      {health.state === "closed" && <Paused health={health} resume={resume} />}
      <KeyValueList
        items={[
          ...more,
          { label: "Last success", value: <RelativeTime at={health.last_success_at} /> },
          {
            label: "Last failure",
            value: health.last_failure_at ? (
              <>
                <RelativeTime at={health.last_failure_at} />
                {last_reason_text && `: ${last_reason_text}`}
              </>
            ) : (
              "–"
            ),
          },
          { label: "In a row", value: countOf(failures_in_row, "failure") },
          { label: "Answers in", value: <DurationText ms={health.latency_ms} /> },
        ]}
      />
    </Box>
  );
}

function Paused({ health: { closed_until, last_reason_text }, resume }: Omit<HealthFactsProps, "more">) {
  return (
    <Note state="failed">
      <Box sx={{ display: "grid", gap: 1, justifyItems: "start" }}>
        <p>
          Nothing is sent
          {closed_until && (
            <>
              {" until "}
              <ClockTime at={closed_until} />
            </>
          )}
          {last_reason_text && `: ${last_reason_text.replace(/\.$/, "")}`}. Messages wait, none is lost.
        </p>
        {resume && (
          <Button size="small" loading={resume.isPending} onClick={resume.run}>
            Try again now
          </Button>
        )}
      </Box>
    </Note>
  );
}
