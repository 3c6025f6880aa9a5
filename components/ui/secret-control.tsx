"use client";

import Button from "@mui/material/Button";
import OutlinedInput from "@mui/material/OutlinedInput";
import Typography from "@mui/material/Typography";
import type { Ref } from "react";
import { RelativeTime } from "./relative-time";
import { SecretRow } from "./secret-row";
import { StateIcon } from "./state-icon";

export type SecretChange = { action: "keep" } | { action: "remove" } | { action: "replace"; value: string };

export interface SecretStatus {
  configured: boolean;
  last4?: string | null;
  updated_at?: string | null;
}

interface SecretControlProps {
  inputId: string;
  describedBy: string | undefined;
  inputRef: Ref<HTMLInputElement>;
  label: string;
  status: SecretStatus;
  change: SecretChange;
  onChange: (change: SecretChange) => void;
  onBlur: () => void;
  disabled?: boolean;
  placeholder?: string;
  /** Several lines, shown while they are typed: no browser hides them. */
  isMultiline?: boolean;
}

const keep: SecretChange = { action: "keep" };

export function SecretControl(props: SecretControlProps) {
  const {
    inputId,
    describedBy,
    inputRef,
    label,
    status,
    change,
    onChange,
    onBlur,
    disabled,
    placeholder,
    isMultiline,
  } = props;
  const noun = label.toLowerCase();
  const undo = (
    <Button
      size="small"
      variant="text"
      aria-label={`Keep the present ${noun}`}
      onClick={() => onChange(keep)}
    >
      Keep
    </Button>
  );

  if (change.action === "remove") {
    return (
      <SecretRow actions={undo}>
        <StateIcon state="attention" />
        Will be removed when you save
      </SecretRow>
    );
  }
  if (change.action === "keep" && status.configured) {
    return (
      <SecretRow
        actions={
          <>
            <Button
              size="small"
              variant="text"
              disabled={disabled}
              aria-label={`Replace ${noun}`}
              onClick={() => onChange({ action: "replace", value: "" })}
            >
              Replace
            </Button>
            <Button
              size="small"
              variant="text"
              disabled={disabled}
              aria-label={`Remove ${noun}`}
              onClick={() => onChange({ action: "remove" })}
            >
              Remove
            </Button>
          </>
        }
      >
        <StateIcon state="ok" />
        <SecretFacts status={status} />
      </SecretRow>
    );
  }
  return (
    <OutlinedInput
      id={inputId}
      type={isMultiline ? "text" : "password"}
      multiline={isMultiline}
      minRows={isMultiline ? 3 : undefined}
      autoFocus={status.configured}
      autoComplete={isMultiline ? "off" : "new-password"}
      placeholder={status.configured ? "New value" : (placeholder ?? "Not configured")}
      value={change.action === "replace" ? change.value : ""}
      onChange={({ target }) =>
        onChange(target.value || status.configured ? { action: "replace", value: target.value } : keep)
      }
      onBlur={onBlur}
      inputRef={inputRef}
      disabled={disabled}
      endAdornment={status.configured ? undo : undefined}
      aria-describedby={describedBy}
    />
  );
}

function SecretFacts({ status: { last4, updated_at } }: { status: SecretStatus }) {
  return (
    <span>
      configured
      {last4 && (
        <>
          {" · ends with "}
          <Typography component="span" variant="code">
            {last4}
          </Typography>
        </>
      )}
      {updated_at && (
        <>
          {" · updated "}
          <RelativeTime at={updated_at} />
        </>
      )}
    </span>
  );
}
