"use client";

import { createContext, use, useCallback, useRef, useState, type ReactNode } from "react";
import type { ToastEntry, ToastOptions } from "./toast-entry";
import { ToastStack } from "./toast-stack";

export type ShowToast = (options: ToastOptions | string) => void;

const ToastContext = createContext<ShowToast | null>(null);
const mostAtOnce = 3;

export function ToastProvider({ children }: { children: ReactNode }) {
  const [entries, setEntries] = useState<ToastEntry[]>([]);
  const lastId = useRef(0);

  const show = useCallback<ShowToast>((options) => {
    lastId.current += 1;
    const entry = { id: lastId.current, ...(typeof options === "string" ? { message: options } : options) };
    setEntries((shown) => [...shown, entry].slice(-mostAtOnce));
  }, []);
  const dismiss = useCallback(
    (id: number) => setEntries((shown) => shown.filter((entry) => entry.id !== id)),
    [],
  );

  return (
    <ToastContext value={show}>
      {children}
      <ToastStack entries={entries} onDismiss={dismiss} />
    </ToastContext>
  );
}

export function useToast(): ShowToast {
  const show = use(ToastContext);
  if (!show) throw new Error("useToast needs a ToastProvider above it");
  return show;
}
