"use client";

import { PageHeader } from "@/components/ui/page-header";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { ListSkeleton } from "@/components/ui/skeletons";
import { useDeadLetterCauses } from "@/lib/client/dead-letters";
import { BatchProgress } from "./batch-progress";
import { CauseList } from "./cause-list";
import { DeadLettersSentence } from "./dead-letters-sentence";
import { NoDeadLetters } from "./no-dead-letters";
import { useBatches } from "./use-batches";

export function DeadLetters() {
  const query = useDeadLetterCauses();
  const { work, start, stop } = useBatches();
  return (
    <>
      <PageHeader title="Dead letters" sentence={<DeadLettersSentence causes={query.data} />} />
      <BatchProgress work={work} onStop={stop} />
      <QueryBoundary
        query={query}
        loading={<ListSkeleton rows={4} />}
        errorTitle="Dead letters could not be loaded"
        isEmpty={({ data }) => data.length === 0}
        empty={<NoDeadLetters />}
      >
        {({ data }) => <CauseList causes={data} isBusy={work !== null} onBatches={start} />}
      </QueryBoundary>
    </>
  );
}
