"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { matchCommands, type Command } from "./command";
import { idCommands } from "./page-commands";

export type SearchCommands = (text: string, signal: AbortSignal) => Promise<Command[]>;

const shortest = 2;

export function useFoundCommands(
  text: string,
  commands: readonly Command[],
  search: SearchCommands | undefined,
) {
  const typed = useDeferredValue(text.trim());
  const isWanted = search !== undefined && typed.length >= shortest;
  const query = useQuery({
    queryKey: ["command-palette", typed],
    queryFn: ({ signal }) => search?.(typed, signal) ?? [],
    enabled: isWanted,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
  const remote = isWanted ? (query.data ?? []) : [];
  return {
    found: [...idCommands(text), ...matchCommands(commands, text), ...remote],
    isSearching: isWanted && query.isFetching,
  };
}
