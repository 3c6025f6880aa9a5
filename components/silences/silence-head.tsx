"use client";

import Button from "@mui/material/Button";
import { useState } from "react";
import { usePageTitle } from "@/components/runs/use-page-title";
import { TrashIcon } from "@/components/ui/icons";
import { PageHeader } from "@/components/ui/page-header";
import { StatusChip } from "@/components/ui/status-chip";
import type { SilenceView } from "@/lib/schemas/silence";
import { DeleteSilence } from "./delete-silence";
import { silenceStateWords } from "./silence-state";
import { silenceWords } from "./silence-words";
import { SilenceWhen } from "./silence-when";
import { canEnd, useEndSilenceNow } from "./use-end-silence-now";

interface SilenceHeadProps {
  silence: SilenceView;
  isAuthor: boolean;
}

export function SilenceHead({ silence, isAuthor }: SilenceHeadProps) {
  const [isDeleting, setIsDeleting] = useState(false);
  const { end, endingId } = useEndSilenceNow();
  usePageTitle(silence.name);
  return (
    <>
      <PageHeader
        title={silence.name}
        back={{ label: "Silences", href: "/silences" }}
        beside={<StatusChip {...silenceStateWords[silence.state]} />}
        sentence={
          <>
            {silenceWords(silence)} · <SilenceWhen silence={silence} />
          </>
        }
        action={
          isAuthor &&
          canEnd(silence) && (
            <Button
              variant="contained"
              color="primary"
              loading={endingId !== null}
              onClick={() => end(silence)}
            >
              End now
            </Button>
          )
        }
        menu={
          isAuthor
            ? [
                {
                  label: "Delete the silence…",
                  icon: <TrashIcon />,
                  danger: true,
                  onSelect: () => setIsDeleting(true),
                },
              ]
            : []
        }
      />
      {isAuthor && <DeleteSilence silence={silence} open={isDeleting} onClose={() => setIsDeleting(false)} />}
    </>
  );
}
