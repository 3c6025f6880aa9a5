"use client";

import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { Section } from "@/components/ui/section";
import { ListSkeleton } from "@/components/ui/skeletons";
import { useMutes } from "@/lib/client/mutes";
import { MutedJob } from "./muted-job";

/** The jobs that the person wants to hear nothing about. */
export function MutedJobs() {
  const query = useMutes();
  return (
    <Section title="Muted jobs" sentence="You hear nothing about these, however urgent it is.">
      <QueryBoundary
        query={query}
        loading={<ListSkeleton rows={2} />}
        errorTitle="Your muted jobs could not be loaded"
        isEmpty={({ data }) => data.length === 0}
        empty={
          <Typography variant="body2" color="textSecondary">
            None. A job is muted on its page, or by the link in a message about it.
          </Typography>
        }
      >
        {({ data }) => (
          <Box
            component="ul"
            aria-label="Muted jobs"
            sx={{ border: 1, borderColor: "divider", borderRadius: 1, overflow: "hidden" }}
          >
            {data.map((mute) => (
              <MutedJob key={mute.job.id} mute={mute} />
            ))}
          </Box>
        )}
      </QueryBoundary>
    </Section>
  );
}
