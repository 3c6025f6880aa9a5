"use client";

import { styled } from "@mui/material/styles";
import type { ToastEntry } from "./toast-entry";
import { ToastItem } from "./toast-item";

const Stack = styled("section")(({ theme }) => ({
  position: "fixed",
  zIndex: theme.zIndex.snackbar,
  right: 24,
  bottom: 24,
  width: 400,
  display: "grid",
  gap: 8,
  pointerEvents: "none",
  "& > div": { display: "grid", gap: 8 },
  [theme.breakpoints.down("md")]: {
    left: 16,
    right: 16,
    width: "auto",
    bottom: "calc(72px + env(safe-area-inset-bottom))",
  },
}));

interface ToastStackProps {
  entries: ToastEntry[];
  onDismiss: (id: number) => void;
}

export function ToastStack({ entries, onDismiss }: ToastStackProps) {
  const failures = entries.filter((entry) => entry.state === "failed");
  const others = entries.filter((entry) => entry.state !== "failed");
  const item = (entry: ToastEntry) => (
    <ToastItem key={entry.id} entry={entry} onDismiss={() => onDismiss(entry.id)} />
  );
  return (
    <Stack aria-label="Messages">
      <div role="alert">{failures.map(item)}</div>
      <div role="status">{others.map(item)}</div>
    </Stack>
  );
}
