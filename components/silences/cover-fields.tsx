"use client";

import { useDeferredValue, useState } from "react";
import { useController, type Control } from "react-hook-form";
import { eventCatalogue, eventTypes } from "@/lib/core/event";
import { useJobs } from "@/lib/client/jobs";
import { useTargets } from "@/lib/client/targets";
import { ChooseManyField } from "./choose-many-field";
import type { SilenceValues } from "./silence-values";

const MOST_SHOWN = 50;

interface FieldOfSilence {
  control: Control<SilenceValues>;
}

export function JobsField({ control }: FieldOfSilence) {
  const { field, fieldState } = useController({ control, name: "jobs" });
  const [search, setSearch] = useState("");
  const wanted = useDeferredValue(search.trim());
  const { data, isFetching } = useJobs({ q: wanted || undefined, limit: MOST_SHOWN });
  return (
    <ChooseManyField
      label="Jobs"
      placeholder="Every job"
      help="Events about these jobs. None chosen: about anything."
      noneFound="No such job"
      options={(data?.data ?? []).map(({ id, name }) => ({ id, name }))}
      isLoading={isFetching}
      value={field.value}
      inputRef={field.ref}
      onChange={field.onChange}
      onBlur={field.onBlur}
      onSearch={setSearch}
      error={messageIn(fieldState.error)}
    />
  );
}

export function TargetsField({ control }: FieldOfSilence) {
  const { field, fieldState } = useController({ control, name: "targets" });
  const [search, setSearch] = useState("");
  const wanted = useDeferredValue(search.trim());
  const { data, isFetching } = useTargets({ q: wanted || undefined });
  return (
    <ChooseManyField
      label="Targets"
      placeholder="Every target"
      help="Events about runs on these machines. None chosen: on any."
      noneFound="No such target"
      options={(data?.data ?? []).map(({ id, name }) => ({ id, name }))}
      isLoading={isFetching}
      value={field.value}
      inputRef={field.ref}
      onChange={field.onChange}
      onBlur={field.onBlur}
      onSearch={setSearch}
      error={messageIn(fieldState.error)}
    />
  );
}

const eventOptions = eventTypes.map((type) => ({ id: type, name: eventCatalogue[type].label }));

export function EventTypesField({ control }: FieldOfSilence) {
  const { field, fieldState } = useController({ control, name: "event_types" });
  return (
    <ChooseManyField
      label="Events"
      placeholder="Every event"
      help="Only events of these types. None chosen: of any."
      noneFound="No such event"
      options={eventOptions}
      value={eventOptions.filter(({ id }) => field.value.includes(id))}
      inputRef={field.ref}
      onChange={(chosen) => {
        const ids = chosen.map(({ id }) => id);
        // In the catalogue's order, so that one that is taken out and put in again is no change.
        field.onChange(eventTypes.filter((type) => ids.includes(type)));
      }}
      onBlur={field.onBlur}
      error={messageIn(fieldState.error)}
    />
  );
}

function messageIn(error: { message?: string } | undefined): string | undefined {
  return error?.message;
}
