"use client";

import { filterInsertion } from "./insertion";
import { languageWords } from "./language-words";
import { PaletteList } from "./palette-list";
import type { PaletteProps } from "./palette-list-props";

const groups = [
  {
    label: "Filters, after |",
    entries: languageWords.filters.map(({ name, usage, description }) => ({
      id: name,
      label: usage,
      description,
    })),
  },
];

/** With its arguments where it needs some. */
function callOf(name: string): string {
  const usage = languageWords.filters.find((word) => word.name === name)?.usage ?? name;
  return /[(,]\s*\w+\s*[,)]/.test(usage) ? usage : name;
}

export function FilterList({ onWrite, ...rest }: PaletteProps) {
  return (
    <PaletteList
      {...rest}
      label="Search filters"
      empty="There are no filters."
      groups={groups}
      onInsert={({ id }) => onWrite((before) => filterInsertion(before, callOf(id)))}
    />
  );
}
