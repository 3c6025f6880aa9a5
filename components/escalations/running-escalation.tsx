"use client";

import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { AcknowledgeButton } from "@/components/answers/acknowledge-button";
import { severityWords } from "@/components/runs/severity-words";
import { StateIcon } from "@/components/ui/state-icon";
import { useHasRole } from "@/lib/client/me";
import type { EscalationView } from "@/lib/schemas/escalation";
import { NextStep } from "./next-step";
import { StopEscalation } from "./stop-escalation";

export function RunningEscalation({ escalation }: { escalation: EscalationView }) {
  const { id, event, job, policy } = escalation;
  const isAuthor = useHasRole("author");
  const { state, word } = severityWords[event.severity];
  return (
    <Box
      component="li"
      sx={{
        display: "flex",
        flexWrap: "wrap",
        alignItems: "center",
        columnGap: 1.5,
        rowGap: 1,
        px: 1.5,
        py: 1.25,
        "& + li": { borderTop: 1, borderColor: "line.soft" },
      }}
    >
      <Box sx={{ display: "flex", gap: 1.25, flex: "1 1 280px", minWidth: 0 }}>
        <Box component="span" sx={{ display: "inline-flex", pt: 0.375 }}>
          <StateIcon state={state} label={word} />
        </Box>
        <Box sx={{ minWidth: 0 }}>
          <Typography variant="h3" component="p" noWrap title={event.title}>
            <Link href={`/escalations/${id}`} color="inherit" underline="hover">
              {event.title}
            </Link>
          </Typography>
          <Typography variant="body2" component="p" color="textSecondary">
            Next: <NextStep escalation={escalation} /> · {policy.name}
            {job && ` · ${job.name}`}
          </Typography>
        </Box>
      </Box>
      <Box sx={{ display: "flex", gap: 1 }}>
        <AcknowledgeButton eventId={event.id} size="small" />
        {isAuthor && <StopEscalation id={id} title={event.title} size="small" />}
      </Box>
    </Box>
  );
}
