import Box from "@mui/material/Box";
import { Section } from "@/components/ui/section";
import type { EscalationView } from "@/lib/schemas/escalation";
import { RunningEscalation } from "./running-escalation";

/** Those that go on; the one whose next step comes first on top. */
export function RunningEscalations({ running }: { running: readonly EscalationView[] }) {
  if (running.length === 0) return null;
  const soonest = running.toSorted((one, other) => (one.next_at ?? "").localeCompare(other.next_at ?? ""));
  return (
    <Box sx={{ mb: 4 }}>
      <Section title="Going on">
        <Box
          component="ul"
          aria-label="Escalations that go on"
          sx={{ border: 1, borderColor: "divider", borderRadius: 1, overflow: "hidden" }}
        >
          {soonest.map((escalation) => (
            <RunningEscalation key={escalation.id} escalation={escalation} />
          ))}
        </Box>
      </Section>
    </Box>
  );
}
