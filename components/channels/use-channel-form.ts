"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMemo } from "react";
import type { FieldPath } from "react-hook-form";
import { useFormSubmit } from "@/components/ui/use-form-submit";
import { useStoredForm } from "@/components/ui/use-stored-form";
import type { ChannelKindView, ChannelView } from "@/lib/schemas/channel";
import {
  channelChangeWords,
  channelValuesOf,
  channelValuesSchema,
  type ChannelValues,
} from "./channel-values";

export type ChannelForm = ReturnType<typeof useChannelForm>;

const plainFields = {
  "/name": "name",
  "/event_types": "event_types",
  "/fallback_for": "fallback_for",
  "/is_fallback": "is_fallback",
  "/enabled": "enabled",
  "/rate_per_minute": "rate_per_minute",
} as const;

/**
 * The form over a channel of this kind; without a channel, over a new one. `save` gives what is stored then; null when
 * the form is left.
 */
export function useChannelForm(
  kind: ChannelKindView,
  channel: ChannelView | null,
  save: (entered: ChannelValues) => Promise<ChannelView | null>,
) {
  const { fields } = kind;
  const stored = useMemo(() => channelValuesOf(fields, channel), [fields, channel]);
  const resolver = useMemo(
    () => zodResolver(channelValuesSchema(fields, channel?.secrets ?? {})),
    [fields, channel?.secrets],
  );
  const pointers = useMemo<Record<string, FieldPath<ChannelValues>>>(
    () => ({
      ...plainFields,
      ...Object.fromEntries(fields.map(({ name }) => [`/config/${name}`, `config.${name}` as const])),
    }),
    [fields],
  );
  const { form, base, values } = useStoredForm(stored, resolver);
  const { submit, refusal, forgetRefusal } = useFormSubmit(form, pointers, async (entered) => {
    const saved = await save(entered);
    if (saved) form.reset(channelValuesOf(fields, saved));
  });
  const discard = () => {
    form.reset(stored);
    forgetRefusal();
  };
  return { form, base, values, changes: channelChangeWords(fields, base, values), submit, refusal, discard };
}
