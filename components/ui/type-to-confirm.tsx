"use client";

import FormControl from "@mui/material/FormControl";
import FormLabel from "@mui/material/FormLabel";
import OutlinedInput from "@mui/material/OutlinedInput";
import Typography from "@mui/material/Typography";
import { useId } from "react";
import { useFocusOnMount } from "./use-focus-on-mount";

interface TypeToConfirmProps {
  expected: string;
  value: string;
  onChange: (value: string) => void;
}

export function TypeToConfirm({ expected, value, onChange }: TypeToConfirmProps) {
  const id = useId();
  const input = useFocusOnMount<HTMLInputElement>();
  return (
    <FormControl fullWidth sx={{ gap: 0.5 }}>
      <FormLabel htmlFor={id}>
        Type{" "}
        <Typography component="strong" variant="code" sx={{ overflowWrap: "anywhere" }}>
          {expected}
        </Typography>{" "}
        to confirm
      </FormLabel>
      <OutlinedInput
        id={id}
        inputRef={input}
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        slotProps={{ input: { spellCheck: false, autoCapitalize: "off" } }}
      />
    </FormControl>
  );
}
