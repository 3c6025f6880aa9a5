"use client";

import { FilterBar } from "@/components/ui/filter-bar";
import { PageHeader } from "@/components/ui/page-header";
import { useUrlState } from "@/components/ui/use-url-state";
import type { HeldReason } from "@/lib/schemas/held";
import { HeldBundle } from "./held-bundle";
import { HeldSentence } from "./held-sentence";
import { HeldTable } from "./held-table";
import { NoHeld, NoHeldFound } from "./no-held";
import { useHeldFilter, useHeldFilters } from "./use-held-filters";

const noReasons: HeldReason[] = [];

/** All that waits; or, where the address names one of several that are told together, these. */
export function Held() {
  const bundle = useUrlState().get("bundle");
  return bundle === null ? <AllHeld /> : <HeldBundle key={bundle} id={bundle} />;
}

function AllHeld() {
  const filter = useHeldFilter();
  const { clear } = useHeldFilters(noReasons);
  return (
    <HeldTable
      filter={filter}
      head={({ reasons }) => <PageHeader title="Held" sentence={<HeldSentence reasons={reasons} />} />}
      toolbar={({ reasons }) => <HeldFilters reasons={reasons ?? noReasons} />}
      empty={Object.keys(filter).length > 0 ? <NoHeldFound onClear={clear} /> : <NoHeld />}
    />
  );
}

function HeldFilters({ reasons }: { reasons: HeldReason[] }) {
  const { filters } = useHeldFilters(reasons);
  return <FilterBar filters={filters} />;
}
