"use client";

import Stack from "@mui/material/Stack";
import { eventGroups } from "@/components/preferences/event-groups";
import { PageHeader } from "@/components/ui/page-header";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { Section } from "@/components/ui/section";
import { ListSkeleton } from "@/components/ui/skeletons";
import { useTriggers } from "@/lib/client/triggers";
import { eventTypes } from "@/lib/core/event";
import { TriggersSentence } from "./triggers-sentence";
import { TriggersTable } from "./triggers-table";

/** One row for each event type, in the groups of the catalogue. */
export function Triggers() {
  const query = useTriggers();
  return (
    <>
      <PageHeader title="Rules" sentence={<TriggersSentence triggers={query.data?.data} />} />
      <QueryBoundary
        query={query}
        loading={<ListSkeleton rows={eventTypes.length} />}
        errorTitle="The rules could not be loaded"
      >
        {({ data }) => (
          <Stack spacing={4}>
            {eventGroups.map(({ label, types }) => (
              <Section key={label} title={label}>
                <TriggersTable
                  label={`Rules: ${label}`}
                  triggers={data.filter(({ event_type }) => types.includes(event_type))}
                />
              </Section>
            ))}
          </Stack>
        )}
      </QueryBoundary>
    </>
  );
}
