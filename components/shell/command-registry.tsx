"use client";

import { createContext, use, useEffect, useState, type ReactNode } from "react";
import type { Command } from "./command";

type Register = (commands: readonly Command[]) => () => void;

const RegisterContext = createContext<Register>(() => () => {});
const CommandsContext = createContext<readonly Command[]>([]);

export function CommandRegistry({ children }: { children: ReactNode }) {
  const [sets, setSets] = useState<readonly (readonly Command[])[]>([]);
  const [register] = useState<Register>(() => (commands: readonly Command[]) => {
    setSets((current) => [commands, ...current]);
    return () => setSets((current) => current.filter((set) => set !== commands));
  });
  return (
    <RegisterContext value={register}>
      <CommandsContext value={sets.flat()}>{children}</CommandsContext>
    </RegisterContext>
  );
}

export function useRegisteredCommands(): readonly Command[] {
  return use(CommandsContext);
}

/** Offers commands in the palette while the page is shown. Memoise the list. */
export function useCommands(commands: readonly Command[]) {
  const register = use(RegisterContext);
  useEffect(() => register(commands), [register, commands]);
}
