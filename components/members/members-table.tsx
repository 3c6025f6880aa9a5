"use client";

import { useMemo } from "react";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import type { useMembers } from "@/lib/client/members";
import type { MemberView } from "@/lib/schemas/member";
import { memberColumns, type ItemsOf } from "./member-columns";
import { NarrowMember } from "./narrow-member";

const rowId = ({ user_id }: MemberView) => user_id;

interface MembersTableProps {
  query: ReturnType<typeof useMembers>;
  itemsOf: ItemsOf | null;
}

export function MembersTable({ query, itemsOf }: MembersTableProps) {
  const columns = useMemo(() => memberColumns(itemsOf), [itemsOf]);
  return (
    <DataTable
      label="Members"
      columns={columns}
      rows={query.data?.data}
      rowId={rowId}
      renderNarrow={(member) => <NarrowMember member={member} itemsOf={itemsOf} />}
      error={query.error}
      onRetry={() => void query.refetch()}
      linkField={itemsOf ? "actions" : undefined}
      empty={<EmptyState drawing="people" sentence="Nobody is here yet." />}
    />
  );
}
