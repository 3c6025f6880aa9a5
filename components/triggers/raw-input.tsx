"use client";

import OutlinedInput from "@mui/material/OutlinedInput";
import { useId, useState } from "react";

interface RawInputProps<Value> {
  label: string;
  value: Value;
  textOf: (value: Value) => string;
  valueOf: (text: string) => Value;
  onChange: (value: Value) => void;
  type?: "text" | "number";
  placeholder?: string;
  suggestions?: readonly string[];
}

/** Keeps the text as it is typed as long as it says the value: "5." stays, though it is not done yet. */
export function RawInput<Value>(props: RawInputProps<Value>) {
  const { label, value, textOf, valueOf, onChange, type = "text", placeholder, suggestions = [] } = props;
  const listId = useId();
  const [typed, setTyped] = useState(() => textOf(value));
  const isSame = JSON.stringify(valueOf(typed)) === JSON.stringify(value);
  const input = (
    <OutlinedInput
      type={type}
      fullWidth
      placeholder={placeholder}
      value={isSame ? typed : textOf(value)}
      onChange={({ target }) => {
        setTyped(target.value);
        onChange(valueOf(target.value));
      }}
      autoComplete="off"
      slotProps={{
        input: { "aria-label": label, ...(suggestions.length > 0 && { list: listId }) },
      }}
    />
  );
  if (suggestions.length === 0) return input;
  return (
    <div>
      {input}
      <datalist id={listId}>
        {suggestions.map((suggestion) => (
          <option key={suggestion} value={suggestion} />
        ))}
      </datalist>
    </div>
  );
}
