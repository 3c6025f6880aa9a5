import type { ComponentType } from "react";

export interface Command {
  id: string;
  label: string;
  group: string;
  hint?: string;
  keys?: string;
  words?: string;
  Icon?: ComponentType;
  href?: string;
  onSelect?: () => void;
}

/** Every typed word must occur; labels that start with the text come first. */
export function matchCommands(commands: readonly Command[], text: string): Command[] {
  const typed = text.trim().toLowerCase();
  const words = typed.split(/\s+/).filter(Boolean);
  const found = commands.filter(({ label, group, words: more = "", hint = "" }) => {
    const haystack = `${label} ${group} ${more} ${hint}`.toLowerCase();
    return words.every((word) => haystack.includes(word));
  });
  if (typed === "") return found;
  const isFirst = ({ label }: Command) => label.toLowerCase().startsWith(typed);
  return [...found.filter(isFirst), ...found.filter((command) => !isFirst(command))];
}

export interface CommandGroup {
  label: string;
  commands: Command[];
}

export function grouped(commands: readonly Command[]): CommandGroup[] {
  const groups = new Map<string, Command[]>();
  for (const command of commands) groups.set(command.group, [...(groups.get(command.group) ?? []), command]);
  return [...groups].map(([label, members]) => ({ label, commands: members }));
}
