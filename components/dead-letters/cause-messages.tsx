"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import { ErrorNotice } from "@/components/ui/error-notice";
import { ListSkeleton } from "@/components/ui/skeletons";
import { useDeadLetters } from "@/lib/client/dead-letters";
import type { DeadLetter, DeadLetterCause } from "@/lib/schemas/dead-letter";
import { MessageRow } from "./message-row";
import { SendAgainDialog } from "./send-again-dialog";

/** The messages of a cause, newest first, as many as somebody wants to see. */
export function CauseMessages({ cause, isBusy }: { cause: DeadLetterCause; isBusy: boolean }) {
  const query = useDeadLetters(cause.cause);
  const [edited, setEdited] = useState<DeadLetter | null>(null);
  const rows = query.data?.pages.flatMap(({ data }) => data);
  if (!rows)
    return query.error ? (
      <Box sx={{ p: 2 }}>
        <ErrorNotice
          error={query.error}
          title="The messages could not be loaded"
          onRetry={() => void query.refetch()}
          isRetrying={query.isFetching}
        />
      </Box>
    ) : (
      <ListSkeleton rows={Math.min(cause.count, 5)} />
    );
  return (
    <>
      <Box component="ul" aria-label={`Messages: ${cause.reason_text}`}>
        {rows.map((letter) => (
          <MessageRow key={letter.id} letter={letter} isBusy={isBusy} onEdit={() => setEdited(letter)} />
        ))}
      </Box>
      {query.hasNextPage && (
        <Box sx={{ display: "grid", justifyItems: "center", p: 1 }}>
          <Button
            variant="text"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            Show more ({rows.length} of {cause.count})
          </Button>
        </Box>
      )}
      <SendAgainDialog letter={edited} cause={cause} onClose={() => setEdited(null)} />
    </>
  );
}
