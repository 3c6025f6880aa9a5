"use client";

import IconButton from "@mui/material/IconButton";
import InputAdornment from "@mui/material/InputAdornment";
import OutlinedInput from "@mui/material/OutlinedInput";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { CloseIcon, SearchIcon } from "./icons";
import { Kbd } from "./kbd";
import { useHotkey } from "./use-hotkey";

const settleMs = 250;

interface FilterTextProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

export function FilterText({ label, value, onChange }: FilterTextProps) {
  const [draft, setDraft] = useState(value);
  const [sent, setSent] = useState(value);
  const [seen, setSeen] = useState(value);
  const [isFocused, setIsFocused] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const send = useEffectEvent((text: string) => {
    setSent(text);
    onChange(text);
  });

  // The address lags behind the keys: while the person types, it must not write back.
  if (value !== seen) {
    setSeen(value);
    if (!isFocused) {
      setSent(value);
      setDraft(value);
    }
  }

  useHotkey("/", (event) => {
    event.preventDefault();
    input.current?.focus();
    input.current?.select();
  });

  useEffect(() => {
    if (draft.trim() === sent) return;
    const timer = setTimeout(() => send(draft.trim()), settleMs);
    return () => clearTimeout(timer);
  }, [draft, sent]);

  return (
    <OutlinedInput
      inputRef={input}
      type="search"
      value={draft}
      placeholder={label}
      onFocus={() => setIsFocused(true)}
      onBlur={() => setIsFocused(false)}
      onChange={(event) => setDraft(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === "Escape" && draft === "") event.currentTarget.querySelector("input")?.blur();
        if (event.key === "Escape") setDraft("");
      }}
      startAdornment={
        <InputAdornment position="start">
          <SearchIcon />
        </InputAdornment>
      }
      endAdornment={
        draft === "" ? (
          <Kbd keys="/" />
        ) : (
          <IconButton aria-label={`Empty ${label.toLowerCase()}`} onClick={() => setDraft("")}>
            <CloseIcon />
          </IconButton>
        )
      }
      sx={{ flex: "1 1 180px", maxWidth: { sm: 280 }, minHeight: 32, height: 32 }}
      slotProps={{ input: { "aria-label": label, "aria-keyshortcuts": "/" } }}
    />
  );
}
