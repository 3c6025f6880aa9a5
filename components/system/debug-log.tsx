"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Skeleton from "@mui/material/Skeleton";
import Typography from "@mui/material/Typography";
import { ExactTime } from "@/components/ui/exact-time";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { Section } from "@/components/ui/section";
import { useToast } from "@/components/ui/toast";
import { useDebugLog, usePutDebugLog } from "@/lib/client/debug-log";

const MINUTES = 30;

/** For root: it is of all processes and all organisations. */
export function DebugLog() {
  const query = useDebugLog();
  const put = usePutDebugLog();
  const toast = useToast();
  const set = (minutes: number) =>
    put.mutate(minutes, { onError: (error) => toast({ state: "failed", message: error.message }) });
  return (
    <Section
      title="Log"
      sentence="In detail it has a line for each request, decision and try: with ids, without what messages say."
    >
      <QueryBoundary
        query={query}
        loading={<Skeleton height={36} />}
        errorTitle="The log's switch could not be read"
      >
        {({ until, by }) => (
          <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 2 }}>
            <Typography variant="body2" color="textSecondary">
              {until ? (
                <>
                  {`${by ?? "Somebody"} switched the detailed log on. It ends by itself: `}
                  <ExactTime at={until} />.
                </>
              ) : (
                "The log is brief now."
              )}
            </Typography>
            <Button size="small" loading={put.isPending} onClick={() => set(until ? 0 : MINUTES)}>
              {until ? "Switch it off" : `Log in detail for ${MINUTES} minutes`}
            </Button>
          </Box>
        )}
      </QueryBoundary>
    </Section>
  );
}
