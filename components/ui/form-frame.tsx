"use client";

import Box from "@mui/material/Box";
import FormControl from "@mui/material/FormControl";
import FormHelperText from "@mui/material/FormHelperText";
import FormLabel from "@mui/material/FormLabel";
import Typography from "@mui/material/Typography";
import { useId, type ReactNode } from "react";
import type { FieldPath, FieldValues, UseControllerProps } from "react-hook-form";
import { StateIcon } from "./state-icon";

export type FieldProps<Values extends FieldValues, Name extends FieldPath<Values>, Output> = Pick<
  UseControllerProps<Values, Name, Output>,
  "control" | "name" | "disabled"
> & { label: string; help?: ReactNode; optional?: boolean };

export interface FrameIds {
  inputId: string;
  labelId: string;
  describedBy: string | undefined;
}

interface FormFrameProps {
  label: string;
  help?: ReactNode;
  error?: string;
  optional?: boolean;
  children: (ids: FrameIds) => ReactNode;
}

export function FormFrame({ label, help, error, optional, children }: FormFrameProps) {
  const inputId = useId();
  const labelId = `${inputId}-label`;
  const helpId = `${inputId}-help`;
  const below = error ?? help;
  return (
    <FormControl fullWidth error={error !== undefined}>
      <Box sx={{ display: "flex", gap: 1, mb: 0.5 }}>
        <FormLabel id={labelId} htmlFor={inputId}>
          {label}
        </FormLabel>
        {optional && (
          <Typography component="span" variant="body2" color="textSecondary">
            optional
          </Typography>
        )}
      </Box>
      {children({ inputId, labelId, describedBy: below ? helpId : undefined })}
      {below && (
        <FormHelperText
          id={helpId}
          component="div"
          role={error ? "alert" : undefined}
          error={false}
          sx={
            error ? { display: "flex", gap: 0.75, alignItems: "flex-start", color: "failed.main" } : undefined
          }
        >
          {error && (
            <Box component="span" sx={{ display: "inline-flex", pt: "1px" }}>
              <StateIcon state="failed" />
            </Box>
          )}
          {below}
        </FormHelperText>
      )}
    </FormControl>
  );
}
