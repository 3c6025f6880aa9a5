"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { ClockTime } from "@/components/runs/clock-time";
import { useToast } from "@/components/ui/toast";
import { useDeleteMute } from "@/lib/client/mutes";
import type { MuteView } from "@/lib/schemas/mute";

export function MutedJob({ mute: { job, until } }: { mute: MuteView }) {
  const remove = useDeleteMute();
  const toast = useToast();
  return (
    <Box
      component="li"
      sx={{
        display: "flex",
        alignItems: "center",
        justifyContent: "space-between",
        flexWrap: "wrap",
        columnGap: 2,
        px: 1.5,
        py: 1,
        "& + li": { borderTop: 1, borderColor: "line.soft" },
      }}
    >
      <Box sx={{ minWidth: 0, flex: "1 1 240px" }}>
        <Typography variant="h3" component="p" noWrap title={job.name}>
          <Link href={`/jobs/${encodeURIComponent(job.key)}`} color="inherit" underline="hover">
            {job.name}
          </Link>
        </Typography>
        <Typography variant="body2" component="p" color="textSecondary">
          {until === null ? (
            "For good"
          ) : (
            <>
              Until <ClockTime at={until} />
            </>
          )}
        </Typography>
      </Box>
      <Button
        size="small"
        variant="text"
        aria-label={`Unmute ${job.name}`}
        loading={remove.isPending}
        onClick={() =>
          remove.mutate(job.key, {
            onSuccess: () => toast({ state: "ok", message: `You hear of ${job.name} again.` }),
            onError: (error) => toast({ state: "failed", message: error.message }),
          })
        }
      >
        Unmute
      </Button>
    </Box>
  );
}
