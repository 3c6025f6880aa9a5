"use client";

import { useMemo } from "react";
import type { FilterDefinition } from "@/components/ui/filter-definition";
import { shortenId } from "@/components/ui/shorten-id";
import { useUrlState } from "@/components/ui/use-url-state";
import type { HeldFilter } from "@/lib/client/held";
import { useJobs } from "@/lib/client/jobs";
import { useHasRole } from "@/lib/client/me";
import { useMembers } from "@/lib/client/members";
import { explainReason, notificationReasons } from "@/lib/core/explain-failure";
import type { HeldReason } from "@/lib/schemas/held";

const keys = ["person", "job", "reason"] as const;

/** The filters of the address; `reasons` are those that something waits for. */
export function useHeldFilters(reasons: readonly HeldReason[]) {
  const url = useUrlState();
  const filters = useFilterDefinitions(url.get, reasons);
  return {
    filters,
    clear: () => url.set(Object.fromEntries(keys.map((key) => [key, null]))),
  };
}

/** What the address asks for; a reason that there is not is left out. */
export function useHeldFilter(): HeldFilter {
  const { get } = useUrlState();
  const reason = notificationReasons.find((known) => known === get("reason"));
  const person = get("person") ?? undefined;
  const job = get("job") ?? undefined;
  return { ...(person && { person }), ...(job && { job }), ...(reason && { reason }) };
}

function useFilterDefinitions(
  get: (key: string) => string | null,
  reasons: readonly HeldReason[],
): FilterDefinition[] {
  const isAuthor = useHasRole("author");
  const members = useMembers().data?.data;
  const jobs = useJobs({ limit: 100 }).data?.data;
  const [person, job, reason] = keys.map(get);
  return useMemo(() => {
    const people = (members ?? []).map(({ user_id, name }) => ({ value: user_id, label: name }));
    const named = (jobs ?? []).map(({ key, name }) => ({ value: key, label: name }));
    const whys = reasons.map(({ reason: value, reason_text: label }) => ({ value, label }));
    return [
      {
        key: "reason",
        label: "Why",
        options: including(whys, reason, (value) => explainReason(value) ?? value),
      },
      { key: "job", label: "Job", options: including(named, job, (value) => value) },
      ...(isAuthor
        ? [
            {
              key: "person",
              label: "Person",
              options: including([{ value: "me", label: "Me" }, ...people], person, shortenId),
            },
          ]
        : []),
    ];
  }, [isAuthor, members, jobs, reasons, person, job, reason]);
}

/** What the address names is a choice, too, although the list does not have it. */
function including(
  options: { value: string; label: string }[],
  chosen: string | null | undefined,
  labelOf: (value: string) => string,
) {
  if (!chosen || options.some(({ value }) => value === chosen)) return options;
  return [{ value: chosen, label: labelOf(chosen) }, ...options];
}
