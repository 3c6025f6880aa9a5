"use client";

import Box from "@mui/material/Box";
import { styled } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import Link from "@mui/material/Link";
import { Section } from "@/components/ui/section";
import { StateIcon } from "@/components/ui/state-icon";
import { formatDuration } from "@/components/ui/format-duration";
import { RelativeTime } from "@/components/ui/relative-time";
import { useNow } from "@/components/ui/use-now";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { useActiveRuns } from "@/lib/client/job-statistics";
import type { ActiveRun } from "@/lib/schemas/job-statistics";
import { ClockTime } from "./clock-time";
import { LinkRow, LinkRows } from "./link-rows";
import { RunDuration } from "./run-duration";
import { runStates } from "./run-status";

const MOST_SHOWN = 6;
/** Silence that is worth a word. */
const SILENT_MS = 2 * 60_000;

const Bar = styled("span")(({ theme }) => ({
  display: "block",
  height: 4,
  borderRadius: 2,
  overflow: "hidden",
  backgroundColor: theme.vars.palette.line.soft,
  "& > span": { display: "block", height: "100%", backgroundColor: theme.vars.palette.running.main },
}));

/** What runs now and what waits, above the list of runs; nothing when nothing does. */
export function ActiveRuns() {
  const { data } = useActiveRuns();
  if (!data || data.data.length === 0) return null;
  const { running, waiting } = data;
  const all = running + waiting;
  const words = [running > 0 && `${running} running`, waiting > 0 && `${waiting} waiting`]
    .filter((part) => part !== false)
    .join(", ");
  return (
    <Box sx={{ mb: 4 }}>
      <Section
        title="Under way"
        sentence={words}
        action={all > MOST_SHOWN && <Link href="/runs?status=running,pending">All {all}</Link>}
      >
        <LinkRows aria-label="Runs under way">
          {data.data.slice(0, MOST_SHOWN).map((run) => (
            <LinkRow key={run.id} href={`/runs/${run.id}`}>
              <ActiveRunRow run={run} />
            </LinkRow>
          ))}
        </LinkRows>
        <VisuallyHidden role="status">{words}</VisuallyHidden>
      </Section>
    </Box>
  );
}

function ActiveRunRow({ run }: { run: ActiveRun }) {
  const { state, word } = runStates[run.status];
  return (
    <Box
      component="span"
      sx={{
        flex: 1,
        minWidth: 0,
        display: "grid",
        alignItems: "center",
        columnGap: 2,
        rowGap: 0.75,
        gridTemplateColumns: { xs: "16px minmax(0, 1fr) auto", sm: "16px minmax(0, 1fr) 160px 176px" },
      }}
    >
      <StateIcon state={state} label={word} size={16} />
      <Box component="span" sx={{ minWidth: 0, display: "grid" }}>
        <Typography component="span" noWrap sx={{ fontWeight: "fontWeightMedium" }}>
          {run.job.name}
        </Typography>
        <Typography component="span" variant="body2" color="textSecondary" noWrap>
          <Place run={run} />
        </Typography>
      </Box>
      <Box component="span" sx={{ gridColumn: { xs: "2 / -1", sm: "auto" }, order: { xs: 1, sm: 0 } }}>
        {run.progress !== null && run.status === "running" && (
          <Bar aria-hidden>
            <span style={{ width: `${Math.round(run.progress * 100)}%` }} />
          </Bar>
        )}
      </Box>
      <Typography component="span" variant="body2" color="textSecondary" noWrap sx={{ textAlign: "right" }}>
        {run.status === "running" ? <RunDuration run={run} /> : word}
        {run.status === "running" && run.usual_ms !== null && (
          <Box component="span" sx={{ display: { xs: "none", sm: "inline" } }}>
            , usually {formatDuration(run.usual_ms)}
          </Box>
        )}
      </Typography>
    </Box>
  );
}

function Place({ run }: { run: ActiveRun }) {
  const now = useNow(10_000);
  if (run.status === "pending") {
    const attempt = run.attempt > 1 ? `Attempt ${run.attempt} of ${run.max_attempts}` : "Waits to start";
    if (!run.not_before) return <>{attempt}</>;
    return (
      <>
        {attempt}, not before <ClockTime at={run.not_before} />
      </>
    );
  }
  const step =
    run.total_steps > 0
      ? `Step ${Math.min(run.total_steps, run.completed_steps + run.failed_steps + 1)} of ${run.total_steps}`
      : null;
  const words = [step, run.current_step].filter(Boolean).join(", ") || "Running";
  const isSilent = now !== null && now - Date.parse(run.last_sign_at) > SILENT_MS;
  return (
    <>
      {words}
      {isSilent && (
        <>
          , last heard of <RelativeTime at={run.last_sign_at} />
        </>
      )}
    </>
  );
}
