import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { exportAudit, getAuditEntry, getAuditSummary, listAudit } from "@/lib/schemas/audit";
import { addressOf, call, type QueryOf } from "./api";

export type AuditListFilter = QueryOf<typeof listAudit>;

export const auditKeys = {
  all: ["audit"] as const,
  list: (filter: AuditListFilter) => ["audit", "list", filter] as const,
  summary: ["audit", "summary"] as const,
  detail: (id: string) => ["audit", "detail", id] as const,
};

export const auditQuery = (filter: AuditListFilter) =>
  queryOptions({
    queryKey: auditKeys.list(filter),
    queryFn: ({ signal }) => call(listAudit, { query: filter }, signal),
    placeholderData: keepPreviousData,
  });

export function useAudit(filter: AuditListFilter = {}) {
  return useQuery(auditQuery(filter));
}

export function useAuditSummary() {
  return useQuery({
    queryKey: auditKeys.summary,
    queryFn: ({ signal }) => call(getAuditSummary, {}, signal),
  });
}

/** What is written in the audit trail stays as it is. */
export function useAuditEntry(id: string) {
  return useQuery({
    queryKey: auditKeys.detail(id),
    queryFn: ({ signal }) => call(getAuditEntry, { params: { id } }, signal),
    staleTime: Infinity,
  });
}

/** Where the browser gets the entries that fit as a file. */
export function auditExportAddress(filter: QueryOf<typeof exportAudit>): string {
  return addressOf(exportAudit.path, undefined, filter);
}
