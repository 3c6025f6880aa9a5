"use client";

import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterText } from "@/components/ui/filter-text";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { Section } from "@/components/ui/section";
import { ListSkeleton } from "@/components/ui/skeletons";
import { useUrlState } from "@/components/ui/use-url-state";
import { useSuppressions } from "@/lib/client/suppressions";
import { SuppressionRow } from "./suppression-row";

/** Addresses that get no mail, and why. */
export function Suppressions() {
  const url = useUrlState();
  const q = url.get("q") ?? "";
  const query = useSuppressions(q === "" ? {} : { q });
  return (
    <Section
      title="Addresses that get no mail"
      sentence="Who asked for no more mail, and who is not known to their mail server."
    >
      {(q !== "" || (query.data?.data.length ?? 0) > 0) && (
        <Box sx={{ display: "flex" }}>
          <FilterText label="Find an address" value={q} onChange={(text) => url.set({ q: text || null })} />
        </Box>
      )}
      <QueryBoundary
        query={query}
        loading={<ListSkeleton rows={2} />}
        errorTitle="The addresses could not be loaded"
        isEmpty={({ data }) => data.length === 0}
        empty={
          q === "" ? (
            <Typography variant="body2" color="textSecondary">
              None: everybody gets their mail.
            </Typography>
          ) : (
            <EmptyState drawing="search" sentence={`No such address holds “${q}”.`} />
          )
        }
      >
        {({ data }) => (
          <Box
            component="ul"
            aria-label="Addresses that get no mail"
            sx={{ border: 1, borderColor: "divider", borderRadius: 1, overflow: "hidden" }}
          >
            {data.map((suppression) => (
              <SuppressionRow key={suppression.id} suppression={suppression} />
            ))}
          </Box>
        )}
      </QueryBoundary>
    </Section>
  );
}
