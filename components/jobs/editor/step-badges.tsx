import Chip from "@mui/material/Chip";
import { defaultOnError, isNotifyStep } from "@/lib/core/step";
import type { StepDraft } from "./job-draft";

/** What is unusual about a step, in a few words each. */
function stepBadgesOf({ type, config, on_error, enabled }: StepDraft): string[] {
  const sendOn = isNotifyStep(type) && Array.isArray(config.send_on) ? config.send_on.map(String) : [];
  return [
    ...(enabled ? [] : ["Switched off"]),
    ...(sendOn.length === 1 ? [sendOn[0] === "failure" ? "On failure" : "On success"] : []),
    ...(on_error === defaultOnError(type)
      ? []
      : [on_error === "continue" ? "Goes on if it fails" : "Fails the job"]),
  ];
}

export function StepBadges({ step }: { step: StepDraft }) {
  return stepBadgesOf(step).map((word) => (
    <Chip key={word} component="span" variant="outlined" size="small" label={word} sx={{ height: 20 }} />
  ));
}
