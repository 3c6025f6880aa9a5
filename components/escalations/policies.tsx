"use client";

import Button from "@mui/material/Button";
import { PlusIcon } from "@/components/ui/icons";
import { PageHeader } from "@/components/ui/page-header";
import { useHasRole } from "@/lib/client/me";
import { EscalationTabs } from "./escalation-tabs";
import { PoliciesTable } from "./policies-table";

export function Policies() {
  const isAuthor = useHasRole("author");
  return (
    <>
      <PageHeader
        title="Escalation policies"
        sentence="Whom to tell next, and when, while nobody takes care of an event. A rule says which policy its events go by."
        action={
          isAuthor && (
            <Button
              variant="contained"
              color="primary"
              startIcon={<PlusIcon />}
              href="/escalations/policies/new"
            >
              Add policy
            </Button>
          )
        }
      />
      <EscalationTabs current="/escalations/policies" />
      <PoliciesTable />
    </>
  );
}
