"use client";

import { useMemo } from "react";
import { useChannels } from "@/lib/client/channels";
import { useMembers } from "@/lib/client/members";
import { useRotations } from "@/lib/client/rotations";
import type { RecipientRule } from "@/lib/core/recipient";
import type { Names } from "@/components/triggers/recipient-words";
import { nameless, recipientOption, type RecipientOption } from "./recipient-option";

export interface RecipientChoices {
  options: RecipientOption[];
  names: Names;
}

/** Whom a step can name; `known` are the names that the policy brings itself, also of those who are gone. */
export function useRecipientChoices(known: Names): RecipientChoices {
  const members = useMembers().data?.data;
  const rotations = useRotations().data?.data;
  const channels = useChannels().data?.data;
  return useMemo(() => {
    const active = (members ?? []).filter(({ is_disabled }) => !is_disabled);
    const rules: RecipientRule[] = [
      ...nameless,
      ...(rotations ?? []).map(({ id }) => ({ kind: "on_call" as const, rotation_id: id })),
      ...active.map(({ user_id }) => ({ kind: "user" as const, user_id })),
      ...(channels ?? []).map(({ id }) => ({ kind: "channel" as const, channel_id: id })),
    ];
    const names = {
      ...known,
      ...Object.fromEntries((members ?? []).map(({ user_id, name }) => [user_id, name])),
      ...Object.fromEntries((rotations ?? []).map(({ id, name }) => [id, name])),
      ...Object.fromEntries((channels ?? []).map(({ id, name }) => [id, name])),
    };
    return { options: rules.map((rule) => recipientOption(rule, names)), names };
  }, [known, members, rotations, channels]);
}
