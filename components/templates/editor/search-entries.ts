import type { PaletteEntry, PaletteGroup } from "./palette-entries";

/** The entries that hold every word of the search, in name or description; those whose name begins with it first. */
export function searchEntries(groups: readonly PaletteGroup[], search: string): PaletteGroup[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...groups];
  return groups
    .map(({ label, entries }) => ({
      label,
      entries: entries
        .filter((entry) => words.every((word) => textOf(entry).includes(word)))
        .sort((one, other) => rank(one, words) - rank(other, words)),
    }))
    .filter(({ entries }) => entries.length > 0)
    .sort((one, other) => bestRank(one, words) - bestRank(other, words));
}

function textOf({ label, description }: PaletteEntry): string {
  return `${label} ${description}`.toLowerCase();
}

function rank({ label }: PaletteEntry, words: readonly string[]): number {
  const name = label.toLowerCase();
  const [first = ""] = words;
  if (name === first || name.endsWith(`.${first}`)) return 0;
  if (name.startsWith(first) || name.includes(`.${first}`)) return 1;
  return words.every((word) => name.includes(word)) ? 2 : 3;
}

function bestRank({ entries }: PaletteGroup, words: readonly string[]): number {
  return Math.min(...entries.map((entry) => rank(entry, words)));
}
