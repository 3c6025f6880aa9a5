"use client";

import InputBase from "@mui/material/InputBase";
import { styled, type TypographyVariant } from "@mui/material/styles";
import { useState } from "react";

const Field = styled(InputBase)(({ theme }) => ({
  maxWidth: "100%",
  borderRadius: 6,
  marginInline: -6,
  "& input": {
    fieldSizing: "content",
    minWidth: 80,
    maxWidth: "100%",
    padding: "1px 6px",
    height: "auto",
    textOverflow: "ellipsis",
  },
  "&:hover": { backgroundColor: theme.vars.palette.surface.hover },
  "&.Mui-focused": {
    backgroundColor: theme.vars.palette.background.default,
    outline: `2px solid ${theme.vars.palette.primary.main}`,
  },
}));

interface InPlaceFieldProps {
  label: string;
  value: string;
  placeholder?: string;
  variant: TypographyVariant;
  maxLength?: number;
  /** An empty value is given back as it was. */
  isRequired?: boolean;
  onSave: (value: string) => void;
}

/** Text that becomes a field where it stands. Enter or leaving it saves, Escape takes back. */
export function InPlaceField({ label, value, variant, onSave, isRequired, ...rest }: InPlaceFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const { placeholder, maxLength } = rest;
  const finish = () => {
    const next = typed?.trim();
    setTyped(null);
    if (next !== undefined && next !== value && (next !== "" || !isRequired)) onSave(next);
  };

  return (
    <Field
      value={typed ?? value}
      placeholder={placeholder}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={finish}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Escape") setTyped(null);
        if (event.key === "Enter") (event.target as HTMLElement).blur();
      }}
      slotProps={{ input: { "aria-label": label, maxLength, autoComplete: "off" } }}
      sx={(theme) => ({ "& input": theme.typography[variant] })}
    />
  );
}
