"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { EmptyState } from "@/components/ui/empty-state";
import { PlusIcon } from "@/components/ui/icons";
import { PageHeader } from "@/components/ui/page-header";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { Section } from "@/components/ui/section";
import { ListSkeleton } from "@/components/ui/skeletons";
import { useMailServers } from "@/lib/client/mail-servers";
import { MailServerList } from "./mail-server-list";
import { MailServersSentence } from "./mail-servers-sentence";
import { Suppressions } from "./suppressions";

export function MailServers() {
  const query = useMailServers();
  const addButton = (
    <Button variant="contained" color="primary" startIcon={<PlusIcon />} href="/settings/email/new">
      Add a mail server
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Email settings"
        sentence={<MailServersSentence servers={query.data?.data} />}
        action={query.data?.data.length !== 0 && addButton}
      />
      <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 880px)", gap: 5 }}>
        <QueryBoundary
          query={query}
          loading={<ListSkeleton rows={2} />}
          errorTitle="The mail servers could not be loaded"
          isEmpty={({ data }) => data.length === 0}
          empty={
            <EmptyState
              drawing="inbox"
              sentence="Add the server that takes your mail: a provider’s or your own. Until then you find every message in the test inbox."
              action={addButton}
            />
          }
        >
          {({ data }) => (
            <Section
              title="Mail servers"
              sentence="Tried in this order: when one cannot take a mail, the next one gets it."
            >
              <MailServerList servers={data} />
            </Section>
          )}
        </QueryBoundary>
        <Suppressions />
      </Box>
    </>
  );
}
