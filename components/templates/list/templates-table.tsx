"use client";

import type { ReactNode } from "react";
import { typeLabels } from "@/components/templates/editor/body-words";
import { DataTable } from "@/components/ui/data-table";
import { FilterBar } from "@/components/ui/filter-bar";
import type { FilterDefinition } from "@/components/ui/filter-definition";
import { NarrowRow } from "@/components/ui/narrow-row";
import { RelativeTime } from "@/components/ui/relative-time";
import { useCursorPaging } from "@/components/ui/use-cursor-paging";
import { useUrlState } from "@/components/ui/use-url-state";
import { useTemplates } from "@/lib/client/templates";
import { templateTypes } from "@/lib/core/template";
import type { TemplateSummary } from "@/lib/schemas/template";
import { NoTemplates, NoTemplatesFound } from "./no-templates";
import { placeWords } from "./place-words";
import { channelWords } from "./template-channels";
import { templateColumns } from "./template-columns";

const PAGE_SIZE = 25;
const rowId = ({ id }: TemplateSummary) => id;
const rowHref = ({ id }: TemplateSummary) => `/templates/${id}`;

const typeFilter: FilterDefinition = {
  key: "type",
  label: "Type",
  options: templateTypes.map((value) => ({ value, label: typeLabels[value] })),
};

export function TemplatesTable() {
  const url = useUrlState();
  const q = url.get("q") ?? undefined;
  const notification_type = templateTypes.find((type) => type === url.get("type"));
  const pages = useCursorPaging(`${q ?? ""} ${notification_type ?? ""}`, PAGE_SIZE);
  const query = useTemplates({ q, notification_type, limit: PAGE_SIZE, cursor: pages.cursor ?? undefined });
  const isFirstVisit = query.data?.data.length === 0 && !q && !notification_type && !pages.cursor;

  if (isFirstVisit && !query.isPlaceholderData) return <NoTemplates />;
  return (
    <DataTable
      label="Templates"
      columns={templateColumns}
      rows={query.data?.data}
      rowId={rowId}
      rowHref={rowHref}
      renderNarrow={narrowTemplate}
      empty={<NoTemplatesFound onClear={() => url.set({ q: null, type: null })} />}
      error={query.error}
      onRetry={() => void query.refetch()}
      isFetching={query.isPlaceholderData}
      paging={pages.paging(query.data?.next_cursor)}
      toolbar={<FilterBar filters={[typeFilter]} text={{ key: "q", label: "Find a template" }} />}
    />
  );
}

function narrowTemplate(template: TemplateSummary): ReactNode {
  return (
    <NarrowRow
      title={template.name}
      aside={<RelativeTime at={template.updated_at} />}
      detail={`${channelWords(template)} · ${placeWords(template.use_count)} · version ${template.version}`}
    />
  );
}
