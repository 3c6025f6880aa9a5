import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { ChevronRightIcon } from "@/components/ui/icons";
import { LinkRow, LinkRows } from "@/components/runs/link-rows";
import { StateIcon } from "@/components/ui/state-icon";
import type { State } from "@/components/ui/state";
import type { Overview } from "@/lib/schemas/overview";

type Need = Overview["needs_you"][number];

const states: Record<Need["kind"], { state: State; word: string }> = {
  dead: { state: "failed", word: "Not delivered" },
  failing_job: { state: "failed", word: "Failing" },
  smtp_missing: { state: "attention", word: "To set up" },
  worker_absent: { state: "failed", word: "Stopped" },
  worker_paused: { state: "attention", word: "Paused" },
};

export function NeedsYou({ needs }: { needs: Need[] }) {
  if (needs.length === 0)
    return (
      <Box sx={{ display: "flex", alignItems: "center", gap: 1 }}>
        <StateIcon state="ok" />
        <Typography color="textSecondary">Nothing. You would find it here.</Typography>
      </Box>
    );
  return (
    <LinkRows aria-label="What needs you">
      {needs.map((need) => (
        <LinkRow key={`${need.kind} ${need.href} ${need.text}`} href={need.href}>
          <StateIcon state={states[need.kind].state} label={states[need.kind].word} size={16} />
          <Typography component="span" sx={{ flex: 1, minWidth: 0, overflowWrap: "anywhere" }}>
            {need.text}
          </Typography>
          <ChevronRightIcon color="disabled" />
        </LinkRow>
      ))}
    </LinkRows>
  );
}
