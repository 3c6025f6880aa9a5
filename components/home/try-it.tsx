"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import Tooltip from "@mui/material/Tooltip";
import Typography from "@mui/material/Typography";
import { StartJobButton } from "@/components/jobs/start-job-button";
import { CloseIcon } from "@/components/ui/icons";
import { useStored } from "@/components/ui/use-stored";
import type { Overview } from "@/lib/schemas/overview";

const storageKey = "runbell-try-it";

interface TryItProps {
  job: NonNullable<Overview["demo_job"]>;
  /** Known to be: no mail server takes the mails, they are in the test inbox. */
  isCaught: boolean;
}

/** With demo data on the page: the invitation to make something happen, until it was taken or put away. */
export function TryIt({ job, isCaught }: TryItProps) {
  const [stored, store] = useStored(storageKey);
  if (stored === "hidden") return null;
  return (
    <Box
      component="section"
      aria-label="Try it"
      sx={{
        display: "flex",
        alignItems: { sm: "center" },
        flexDirection: { xs: "column", sm: "row" },
        gap: 2,
        p: 2,
        border: 1,
        borderColor: "divider",
        borderRadius: 1,
        bgcolor: "surface.sunken",
      }}
    >
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Typography component="h2" variant="h3">
          See a message travel
        </Typography>
        <Typography color="textSecondary" sx={{ maxWidth: "68ch" }}>
          {isCaught
            ? "This is demo data. Let a job fail now: its run is told live, and the mail that it leads to is in the test inbox seconds later."
            : "This is demo data. Let a job fail now: its run is told live, and says seconds later who got a mail, and why. The demo’s people have no mailboxes: a mail server sends theirs back."}
        </Typography>
      </Box>
      <Box sx={{ display: "flex", alignItems: "center", gap: 1, flexWrap: "wrap" }}>
        <StartJobButton jobKey={job.key} label="Run a failing demo job" />
        {isCaught && (
          <Button variant="text" href="/inbox">
            Test inbox
          </Button>
        )}
        <Tooltip title="Put away" describeChild>
          <IconButton aria-label="Put away" onClick={() => store("hidden")}>
            <CloseIcon />
          </IconButton>
        </Tooltip>
      </Box>
    </Box>
  );
}
