"use client";

import type { Control } from "react-hook-form";
import { FormSelectField } from "@/components/ui/form-select-field";
import { useMe } from "@/lib/client/me";
import { useMembers } from "@/lib/client/members";
import type { TakeOverValues } from "./take-over-values";

/** Authors may name anybody. */
export function TakerField({ control }: { control: Control<TakeOverValues> }) {
  const members = useMembers().data?.data ?? [];
  const me = useMe().data?.user;
  return (
    <FormSelectField
      control={control}
      name="user_id"
      label="Who"
      placeholder="Nobody yet"
      options={members
        .filter(({ is_disabled }) => !is_disabled)
        .map(({ user_id, name }) => ({ value: user_id, label: user_id === me?.id ? `${name} (you)` : name }))}
    />
  );
}
