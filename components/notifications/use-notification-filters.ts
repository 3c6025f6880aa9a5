"use client";

import { useMemo } from "react";
import { channelLabels, notificationStateWords } from "@/components/runs/notification-state";
import type { FilterDefinition } from "@/components/ui/filter-definition";
import { shortenId } from "@/components/ui/shorten-id";
import { useUrlState } from "@/components/ui/use-url-state";
import { useZone } from "@/components/ui/time-style";
import { useChannels } from "@/lib/client/channels";
import { channelKinds } from "@/lib/core/channel-kind";
import { eventCatalogue, eventTypes, severities } from "@/lib/core/event";
import { explainReason, notificationReasons } from "@/lib/core/explain-failure";
import { notificationStates, purposes } from "@/lib/core/notification";
import { useJobs } from "@/lib/client/jobs";
import type { NotificationListFilter } from "@/lib/client/notifications";
import { capitalised } from "@/components/runs/count-words";
import { purposeWords } from "./notification-words";
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
    key: "reason",
    label: "Why",
    multiple: true,
    options: notificationReasons.map((value) => ({ value, label: explainReason(value) ?? value })),
  },
  {
    key: "severity",
    label: "Severity",
    multiple: true,
    options: severities.map((value) => ({ value, label: capitalised(value) })),
  },
  {
    key: "purpose",
    label: "Asked for by",
    multiple: true,
    options: purposes.map((value) => ({ value, label: purposeWords[value] })),
  },
  {
    key: "channel_kind",
    label: "Kind of channel",
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

const keys = [
  "state",
  "reason",
  "severity",
  "purpose",
  "channel_kind",
  "channel_id",
  "event_type",
  "job",
  "run_id",
  "event_id",
  "q",
] as const;

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
  const channels = useChannels().data?.data;
  const job = get("job");
  const channel_id = get("channel_id");
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
    const named = (channels ?? []).map(({ id, name }) => ({ value: id, label: name }));
    if (channel_id && !named.some(({ value }) => value === channel_id))
      named.unshift({ value: channel_id, label: shortenId(channel_id) });
    return [
      ...lists,
      ...(named.length > 0 ? [{ key: "channel_id", label: "Channel", options: named }] : []),
      { key: "job", label: "Job", options: jobs },
      ...referred,
    ];
  }, [data, channels, job, channel_id, run_id, event_id]);
}
