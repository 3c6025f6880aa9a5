"use client";

import Autocomplete from "@mui/material/Autocomplete";
import OutlinedInput from "@mui/material/OutlinedInput";
import { useState } from "react";
import { useMembers } from "@/lib/client/members";
import type { RotationValues } from "./rotation-values";

interface AddMemberProps {
  id: string;
  describedBy: string | undefined;
  onAdd: (member: RotationValues["members"][number]) => void;
}

/** Puts a person at the end of the list, and is empty again for the next one. */
export function AddMember({ id, describedBy, onAdd }: AddMemberProps) {
  const { data, isPending } = useMembers();
  const [text, setText] = useState("");
  const people = (data?.data ?? []).filter(({ is_disabled }) => !is_disabled);
  return (
    <Autocomplete
      id={id}
      options={people}
      value={null}
      inputValue={text}
      loading={isPending}
      noOptionsText="Nobody of this name"
      blurOnSelect={false}
      clearOnBlur
      getOptionKey={({ user_id }) => user_id}
      getOptionLabel={({ name }) => name}
      onInputChange={(_, typed, reason) => setText(reason === "input" ? typed : "")}
      onChange={(_, person) => {
        if (person) onAdd({ user_id: person.user_id, name: person.name });
      }}
      renderInput={({ slotProps: { input, htmlInput }, id: inputId, disabled }) => (
        <OutlinedInput
          {...input}
          id={inputId}
          fullWidth
          disabled={disabled}
          placeholder="Add a person"
          slotProps={{ input: { ...htmlInput, "aria-describedby": describedBy } }}
        />
      )}
    />
  );
}
