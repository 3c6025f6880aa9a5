import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { Timeline } from "@/components/ui/timeline";
import type { TimelineItem } from "@/components/ui/timeline-item";
import type { DoctorReport } from "@/lib/schemas/mail-server";
import { doctorOutcomes, doctorStepLabels } from "./doctor-words";

export function DoctorTimeline({ report: { ok, steps } }: { report: DoctorReport }) {
  const failed = steps.find(({ outcome }) => outcome === "failed");
  return (
    <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 2 }}>
      <Typography component="p" variant="h3">
        {ok ? "This server works." : `It fails at: ${failed ? doctorStepLabels[failed.step] : "unknown"}.`}
      </Typography>
      <Timeline label="What was checked" items={steps.map(itemOf)} />
    </Box>
  );
}

function itemOf({ step, outcome, duration_ms, text, fix }: DoctorReport["steps"][number]): TimelineItem {
  return {
    id: step,
    ...doctorOutcomes[outcome],
    title: doctorStepLabels[step],
    durationMs: outcome === "skipped" ? null : duration_ms,
    sentence: (
      <>
        {text}
        {fix && (
          <Typography component="p" variant="body2" color="textPrimary" sx={{ mt: 0.5 }}>
            {fix}
          </Typography>
        )}
      </>
    ),
  };
}
