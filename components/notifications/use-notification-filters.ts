"use client";

import { useMemo } from "react";
import { channelLabels, notificationStateWords } from "@/components/runs/notification-state";
import type { FilterDefinition } from "@/components/ui/filter-definition";
import { shortenId } from "@/components/ui/shorten-id";
import { useUrlState } from "@/components/ui/use-url-state";
import { useZone } from "@/components/ui/zone";
import { channelKinds } from "@/lib/core/channel-kind";
import { eventCatalogue, eventTypes } from "@/lib/core/event";
import { notificationStates } from "@/lib/core/notification";
import { useJobs } from "@/lib/client/jobs";
import type { NotificationListFilter } from "@/lib/client/notifications";
import { readPeriod } from "./period";

const lists: FilterDefinition[] = [
  {
    key: "state",
    label: "State",
    multiple: true,
    options: notificationStates.map((value) => ({
      value,
      label: notificationStateWords[value].word,
      state: notificationStateWords[value].state,
    })),
  },
  {
    key: "channel_kind",
    label: "Channel",
    multiple: true,
    options: channelKinds.map((value) => ({ value, label: channelLabels[value] })),
  },
  {
    key: "event_type",
    label: "Event",
    multiple: true,
    options: eventTypes.map((value) => ({ value, label: eventCatalogue[value].label })),
  },
];

/** Other pages link to these; they are chips only while they are in the address. */
const references = [
  { key: "run_id", label: "Run" },
  { key: "event_id", label: "Event id" },
] as const;

const keys = ["state", "channel_kind", "event_type", "job", "run_id", "event_id", "q"] as const;

export function useNotificationFilters() {
  const url = useUrlState();
  const zone = useZone();
  const filters = useFilterDefinitions(url.get);
  const period = readPeriod(url.get("from"), url.get("to"), zone);
  const named = Object.fromEntries(keys.flatMap((key) => (url.get(key) ? [[key, url.get(key)]] : [])));
  const filter: NotificationListFilter = { ...named, ...period };
  return {
    filter,
    filters,
    isFiltered: Object.keys(filter).length > 0,
    clear: () => url.set(Object.fromEntries([...keys, "from", "to"].map((key) => [key, null]))),
  };
}

function useFilterDefinitions(get: (key: string) => string | null): FilterDefinition[] {
  const { data } = useJobs({ limit: 100 });
  const job = get("job");
  const run_id = get("run_id");
  const event_id = get("event_id");
  return useMemo(() => {
    const jobs = (data?.data ?? []).map(({ key, name }) => ({ value: key, label: name }));
    if (job && !jobs.some(({ value }) => value === job)) jobs.unshift({ value: job, label: job });
    const given = { run_id, event_id };
    const referred = references.flatMap(({ key, label }) => {
      const id = given[key];
      return id ? [{ key, label, options: [{ value: id, label: shortenId(id) }] }] : [];
    });
    return [...lists, { key: "job", label: "Job", options: jobs }, ...referred];
  }, [data, job, run_id, event_id]);
}
