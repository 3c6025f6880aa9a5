import { paletteOf } from "@/lib/templates/palette";

/** One line of the palette. */
export interface PaletteEntry {
  id: string;
  label: string;
  description: string;
  /** The value that it has now, of variables only. */
  value?: unknown;
}

export interface PaletteGroup {
  label: string;
  entries: PaletteEntry[];
}

/** Every variable of a context by what it is about, with its value there. */
export function variableGroups(context: unknown): PaletteGroup[] {
  const groups = new Map<string, PaletteEntry[]>();
  for (const { path, description, value, group } of paletteOf(context)) {
    const entries = groups.get(group) ?? [];
    groups.set(group, entries);
    entries.push({ id: path, label: path, description, value });
  }
  return [...groups].map(([label, entries]) => ({ label, entries }));
}
