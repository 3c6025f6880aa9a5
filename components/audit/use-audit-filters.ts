"use client";

import { useMemo } from "react";
import { readPeriod } from "@/components/notifications/period";
import { capitalised } from "@/components/runs/count-words";
import type { FilterDefinition } from "@/components/ui/filter-definition";
import { shortenId } from "@/components/ui/shorten-id";
import { useUrlState } from "@/components/ui/use-url-state";
import { useZone } from "@/components/ui/time-style";
import type { AuditListFilter } from "@/lib/client/audit";
import { useMembers } from "@/lib/client/members";
import { auditNouns, explainAuditAction } from "@/lib/core/audit-action";

const keys = ["action", "actor", "subject_id"] as const;

const nouns = Object.entries(auditNouns).map(([value, label]) => ({ value, label: capitalised(label) }));

export function useAuditFilters() {
  const url = useUrlState();
  const zone = useZone();
  const [action, actor, subject] = keys.map((key) => url.get(key));
  const filters = useFilterDefinitions(action ?? null, actor ?? null, subject ?? null);
  const named = Object.fromEntries(keys.flatMap((key) => (url.get(key) ? [[key, url.get(key)]] : [])));
  const filter: AuditListFilter = { ...named, ...readPeriod(url.get("from"), url.get("to"), zone) };
  return {
    filter,
    filters,
    isFiltered: Object.keys(filter).length > 0,
    clear: () => url.set(Object.fromEntries([...keys, "from", "to"].map((key) => [key, null]))),
  };
}

/** What other pages link to is a chip only while it is in the address. */
function useFilterDefinitions(
  action: string | null,
  actor: string | null,
  subject: string | null,
): FilterDefinition[] {
  const members = useMembers().data?.data;
  return useMemo(() => {
    const asked = (action?.split(",") ?? []).filter((name) => !nouns.some(({ value }) => value === name));
    const people = (members ?? []).map(({ user_id, name }) => ({ value: user_id, label: name }));
    if (actor && !people.some(({ value }) => value === actor))
      people.unshift({ value: actor, label: shortenId(actor) });
    return [
      {
        key: "action",
        label: "What",
        multiple: true,
        options: [...nouns, ...asked.map((value) => ({ value, label: explainAuditAction(value) }))],
      },
      { key: "actor", label: "Who", options: people },
      ...(subject
        ? [{ key: "subject_id", label: "Of", options: [{ value: subject, label: shortenId(subject) }] }]
        : []),
    ];
  }, [members, action, actor, subject]);
}
