"use client";

import Box from "@mui/material/Box";
import Skeleton from "@mui/material/Skeleton";
import { PageHeader } from "@/components/ui/page-header";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { Section } from "@/components/ui/section";
import { ListSkeleton } from "@/components/ui/skeletons";
import { StatusChip } from "@/components/ui/status-chip";
import { useMe } from "@/lib/client/me";
import { useHealth, useWorkerStatus } from "@/lib/client/worker";
import { DebugLog } from "./debug-log";
import { HealthChecks } from "./health-checks";
import { PauseButton } from "./pause-button";
import { QueueFigures } from "./queue-figures";
import { QueueSentence } from "./queue-sentence";
import { workerSentence, workerStates } from "./worker-words";
import { WorkersTable } from "./workers-table";

export function System() {
  const status = useWorkerStatus();
  const health = useHealth();
  const { data } = status;
  const isRoot = useMe().data?.is_root ?? false;
  return (
    <>
      <PageHeader
        title="System"
        beside={data && <StatusChip {...workerStates[data.state]} />}
        sentence={
          data ? (
            <>
              {workerSentence(data)} <QueueSentence queue={data.queue} />
            </>
          ) : (
            status.isPending && <Skeleton width={360} height={12} sx={{ my: 0.5 }} />
          )
        }
        action={data && <PauseButton status={data} />}
      />
      <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 5 }}>
        <Section title="Queue" sentence="Notifications of this organisation, as they stand now.">
          <QueryBoundary
            query={status}
            loading={<Skeleton height={56} />}
            errorTitle="The queue could not be read"
          >
            {({ queue }) => <QueueFigures queue={queue} />}
          </QueryBoundary>
        </Section>
        <Section
          title="Workers"
          sentence="Each beats every few seconds; one that falls silent gives its work back."
        >
          <WorkersTable query={status} />
        </Section>
        <Section title="Health" sentence="What /readyz answers to probes.">
          <QueryBoundary
            query={health}
            loading={<ListSkeleton rows={3} />}
            errorTitle="The checks could not be read"
          >
            {({ checks }) => <HealthChecks checks={checks} />}
          </QueryBoundary>
        </Section>
        {isRoot && <DebugLog />}
      </Box>
    </>
  );
}
