"use client";

import InputBase from "@mui/material/InputBase";
import { styled } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import { useId } from "react";

const Field = styled(InputBase)(({ theme }) => ({
  // The margins take from the width that the parent has for it.
  maxWidth: "calc(100% + 12px)",
  borderRadius: 6,
  marginInline: -6,
  "& input": {
    ...theme.typography.h1,
    fieldSizing: "content",
    width: "auto",
    minWidth: 120,
    maxWidth: "100%",
    height: "auto",
    padding: "1px 6px",
    textOverflow: "ellipsis",
  },
  "&:hover": { backgroundColor: theme.vars.palette.surface.hover },
  "&.Mui-focused": {
    backgroundColor: theme.vars.palette.background.default,
    outline: `2px solid ${theme.vars.palette.primary.main}`,
  },
  "&.Mui-error": { outline: `1px solid ${theme.vars.palette.failed.main}` },
}));

interface NameFieldProps {
  name: string;
  onChange: (name: string) => void;
  error: string | undefined;
  isNew: boolean;
}

/** The name of the job, written where it stands. */
export function NameField({ name, onChange, error, isNew }: NameFieldProps) {
  const id = useId();
  return (
    <div>
      <Field
        value={name}
        placeholder="Name the job"
        autoFocus={isNew && name === ""}
        error={error !== undefined}
        onChange={({ target }) => onChange(target.value)}
        slotProps={{
          input: {
            "aria-label": "Name of the job",
            "aria-describedby": error ? id : undefined,
            maxLength: 200,
            autoComplete: "off",
          },
        }}
      />
      {error && (
        <Typography id={id} role="alert" variant="body2" color="failed.main">
          {error}
        </Typography>
      )}
    </div>
  );
}
