"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { EscalationTabs } from "@/components/escalations/escalation-tabs";
import { EmptyState } from "@/components/ui/empty-state";
import { PlusIcon } from "@/components/ui/icons";
import { PageHeader } from "@/components/ui/page-header";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { ListSkeleton } from "@/components/ui/skeletons";
import { useHasRole } from "@/lib/client/me";
import { useRotations } from "@/lib/client/rotations";
import { OnCallSentence } from "./on-call-sentence";
import { RotationCard } from "./rotation-card";

export function OnCall() {
  const query = useRotations();
  const isAuthor = useHasRole("author");
  return (
    <>
      <PageHeader
        title="On call"
        sentence={<OnCallSentence rotations={query.data?.data} />}
        action={
          isAuthor && (
            <Button
              variant="contained"
              color="primary"
              startIcon={<PlusIcon />}
              href="/escalations/on-call/new"
            >
              Add rotation
            </Button>
          )
        }
      />
      <EscalationTabs current="/escalations/on-call" />
      <QueryBoundary
        query={query}
        loading={<ListSkeleton rows={4} />}
        errorTitle="The rotations could not be loaded"
        isEmpty={({ data }) => data.length === 0}
        empty={
          <EmptyState
            drawing="people"
            sentence="Nobody is on call yet. In a rotation people take turns, each for a week; rules and escalations tell whoever has the turn."
          />
        }
      >
        {({ data }) => (
          <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 5 }}>
            {data.map((rotation) => (
              <RotationCard key={rotation.id} rotation={rotation} />
            ))}
          </Box>
        )}
      </QueryBoundary>
    </>
  );
}
