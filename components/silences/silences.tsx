"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { Suspense } from "react";
import { PlusIcon } from "@/components/ui/icons";
import { PageHeader } from "@/components/ui/page-header";
import { useHasRole } from "@/lib/client/me";
import { useSilences } from "@/lib/client/silences";
import { isQuick, spanLabels, spans } from "./silence-values";
import { SilencesSentence } from "./silences-sentence";
import { SilencesTable } from "./silences-table";

const MOST_COUNTED = 100;

export function Silences() {
  const { data: on } = useSilences({ state: "active", limit: MOST_COUNTED });
  const isAuthor = useHasRole("author");
  return (
    <>
      <PageHeader
        title="Silences"
        sentence={<SilencesSentence on={on} />}
        action={
          isAuthor && (
            <Button variant="contained" color="primary" startIcon={<PlusIcon />} href="/silences/new">
              Add silence
            </Button>
          )
        }
      />
      {isAuthor && <QuickWays />}
      <Suspense>
        <SilencesTable />
      </Suspense>
    </>
  );
}

/** What is left to say is which jobs. */
function QuickWays() {
  return (
    <Box
      component="section"
      aria-label="Silence now"
      sx={{ display: "flex", alignItems: "center", flexWrap: "wrap", gap: 1, mb: 2 }}
    >
      <Typography component="span" variant="body2" color="textSecondary">
        Silence now:
      </Typography>
      {spans.filter(isQuick).map((span) => (
        <Button key={span} size="small" href={`/silences/new?for=${span}`}>
          {spanLabels[span]}
        </Button>
      ))}
    </Box>
  );
}
