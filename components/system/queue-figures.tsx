"use client";

import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { CountText } from "@/components/ui/count-text";
import type { WorkerStatus } from "@/lib/schemas/worker";

type Count = "due" | "waiting" | "sending" | "held" | "dead";

const figures: { key: Count; label: string; meaning: string; href: string }[] = [
  { key: "due", label: "Due", meaning: "go out now", href: "/notifications?state=queued,retrying" },
  {
    key: "waiting",
    label: "Waiting",
    meaning: "for their next try",
    href: "/notifications?state=queued,retrying",
  },
  { key: "sending", label: "Sending", meaning: "this moment", href: "/notifications?state=sending" },
  { key: "held", label: "Held", meaning: "for quiet hours", href: "/notifications?state=held" },
  { key: "dead", label: "Dead", meaning: "given up, all time", href: "/notifications?state=dead" },
];

export function QueueFigures({ queue }: { queue: WorkerStatus["queue"] }) {
  return (
    <Box
      component="ul"
      sx={{
        display: "grid",
        gridTemplateColumns: { xs: "repeat(2, 1fr)", sm: "repeat(5, 1fr)" },
        gap: 2,
        maxWidth: 800,
      }}
    >
      {figures.map(({ key, label, meaning, href }) => (
        <Box component="li" key={key}>
          <Typography
            component="div"
            variant="figure"
            sx={key === "dead" && queue.dead > 0 ? { color: "failed.main" } : undefined}
          >
            <CountText value={queue[key]} />
          </Typography>
          <Typography component="div" variant="body2">
            <Link href={href} color="inherit">
              {label}
            </Link>
          </Typography>
          <Typography component="div" variant="caption" color="textSecondary">
            {meaning}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}
