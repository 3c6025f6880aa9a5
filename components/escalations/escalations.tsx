"use client";

import { Suspense } from "react";
import { PageHeader } from "@/components/ui/page-header";
import { useEscalations } from "@/lib/client/escalations";
import { EscalationTabs } from "./escalation-tabs";
import { EscalationsSentence } from "./escalations-sentence";
import { EscalationsTable } from "./escalations-table";
import { RunningEscalations } from "./running-escalations";

const MOST_RUNNING = 100;

export function Escalations() {
  const { data: running } = useEscalations({ state: "active", limit: MOST_RUNNING });
  return (
    <>
      <PageHeader title="Escalations" sentence={<EscalationsSentence running={running} />} />
      <EscalationTabs current="/escalations" />
      {running && <RunningEscalations running={running.data} />}
      <Suspense>
        <EscalationsTable />
      </Suspense>
    </>
  );
}
