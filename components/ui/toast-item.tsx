"use client";

import Button from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import { styled } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import { useEffect, useEffectEvent, useState } from "react";
import { floating } from "@/components/theme/floating";
import { CloseIcon } from "./icons";
import { StateIcon } from "./state-icon";
import type { ToastEntry } from "./toast-entry";

const Card = styled("div")(({ theme }) => ({
  ...floating(theme),
  pointerEvents: "auto",
  display: "flex",
  alignItems: "flex-start",
  gap: 10,
  padding: "9px 8px 9px 12px",
  borderRadius: theme.shape.borderRadius,
  backgroundColor: theme.vars.palette.background.paper,
  "& > svg": { marginTop: 6 },
}));

const shownMs = 6_000;
const undoMs = 10_000;

function lifetime({ state, undo, action }: ToastEntry): number | null {
  if (state === "failed") return null;
  return undo || action ? undoMs : shownMs;
}

export function ToastItem({ entry, onDismiss }: { entry: ToastEntry; onDismiss: () => void }) {
  const [isHeld, setIsHeld] = useState(false);
  const dismiss = useEffectEvent(onDismiss);
  const lifetimeMs = lifetime(entry);

  useEffect(() => {
    if (isHeld || lifetimeMs === null) return;
    const timer = setTimeout(() => dismiss(), lifetimeMs);
    return () => clearTimeout(timer);
  }, [isHeld, lifetimeMs]);

  const actions = [entry.undo && { label: "Undo", onSelect: entry.undo }, entry.action].filter(
    (action) => action !== undefined,
  );

  return (
    <Card
      onMouseEnter={() => setIsHeld(true)}
      onMouseLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
    >
      {entry.state && entry.state !== "neutral" && (
        <StateIcon state={entry.state} size={16} label={entry.state} />
      )}
      <Typography component="div" sx={{ flex: 1, minWidth: 0, py: 0.5, overflowWrap: "anywhere" }}>
        {entry.message}
      </Typography>
      {actions.map(({ label, onSelect }) => (
        <Button
          key={label}
          size="small"
          variant="text"
          color="primary"
          onClick={() => {
            onSelect();
            onDismiss();
          }}
        >
          {label}
        </Button>
      ))}
      <IconButton aria-label="Dismiss message" onClick={onDismiss}>
        <CloseIcon />
      </IconButton>
    </Card>
  );
}
