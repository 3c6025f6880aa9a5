"use client";

import Button from "@mui/material/Button";
import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { Section } from "@/components/ui/section";
import { ListSkeleton } from "@/components/ui/skeletons";
import { below } from "@/lib/base-path";
import { useEndAllSessions, useSessions } from "@/lib/client/sessions";
import { SessionList } from "./session-list";

/** Where one is signed in. */
export function Sessions() {
  const query = useSessions();
  const endAll = useEndAllSessions();
  const [isAsking, setIsAsking] = useState(false);
  return (
    <Section
      title="Sessions"
      sentence="Where you are signed in. Sign out where you do not know yourself."
      action={
        <Button onClick={() => setIsAsking(true)} sx={{ flexShrink: 0 }}>
          Sign out everywhere
        </Button>
      }
    >
      <QueryBoundary
        query={query}
        loading={<ListSkeleton rows={2} />}
        errorTitle="Your sessions could not be loaded"
      >
        {({ data }) => <SessionList sessions={data} />}
      </QueryBoundary>
      <ConfirmDialog
        open={isAsking}
        title="Sign out everywhere?"
        confirmLabel="Sign out everywhere"
        onConfirm={async () => {
          await endAll.mutateAsync();
          window.location.assign(below("/sign-in"));
        }}
        onClose={() => setIsAsking(false)}
      >
        Every session of yours ends, this one too: you sign in again after it.
      </ConfirmDialog>
    </Section>
  );
}
