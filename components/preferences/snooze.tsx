"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { ClockTime } from "@/components/runs/clock-time";
import { Section } from "@/components/ui/section";
import { StatusChip } from "@/components/ui/status-chip";
import type { PreferenceView } from "@/lib/schemas/preference";
import { snoozeChoices } from "./snooze-choices";
import { useSnoozeAction } from "./use-snooze-action";

/** Everything waits for a while, from now on. */
export function Snooze({ preference }: { preference: PreferenceView }) {
  const { act, isPending } = useSnoozeAction();
  const { snoozed_until, critical_bypass } = preference;
  return (
    <Section title="Snooze" sentence="Hear of nothing for a while, and get it afterwards in one message.">
      {snoozed_until !== null && (
        <Box sx={{ display: "flex", alignItems: "center", gap: 1.5, flexWrap: "wrap" }}>
          <StatusChip state="attention" word="Snoozed" />
          <Typography>
            Messages wait until <ClockTime at={snoozed_until} />.{" "}
            {critical_bypass ? "Critical events still come through." : "Critical events wait as well."}
          </Typography>
          <Button loading={isPending} onClick={() => act(null)}>
            Stop the snooze
          </Button>
        </Box>
      )}
      <Box role="group" aria-label="Snooze for" sx={{ display: "flex", gap: 1, flexWrap: "wrap" }}>
        {snoozeChoices.map(({ label, input }) => (
          <Button key={label} variant="text" disabled={isPending} onClick={() => act(input)}>
            {label}
          </Button>
        ))}
      </Box>
    </Section>
  );
}
