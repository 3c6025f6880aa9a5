import type { ReactNode } from "react";
import type { State } from "./state";

export interface ToastOptions {
  message: ReactNode;
  state?: State;
  undo?: () => void;
  action?: { label: string; onSelect: () => void };
}

export interface ToastEntry extends ToastOptions {
  id: number;
}
