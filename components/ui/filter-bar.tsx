"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState, type ReactNode } from "react";
import { FilterChip } from "./filter-chip";
import type { FilterDefinition } from "./filter-definition";
import { FilterMenu } from "./filter-menu";
import { FilterText } from "./filter-text";
import { FilterIcon } from "./icons";
import { readUrlList, useUrlState } from "./use-url-state";

interface FilterBarProps {
  filters?: readonly FilterDefinition[];
  text?: { key: string; label: string };
  resets?: readonly string[];
  children?: ReactNode;
}

interface OpenMenu {
  anchor: HTMLElement;
  key: string | null;
}

/** Filters live in the query string; `resets` names the parameters (page, cursor) a change clears. */
export function FilterBar({ filters = [], text, resets = ["page", "cursor"], children }: FilterBarProps) {
  const url = useUrlState();
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const cleared = Object.fromEntries(resets.map((key) => [key, null]));
  const active = filters.filter(({ key }) => url.list(key).length > 0);
  const keys = [...filters.map(({ key }) => key), ...(text ? [text.key] : [])];
  const isFiltered = keys.some((key) => url.get(key) !== null);
  const set = (key: string, value: string[] | string | null) => url.set({ ...cleared, [key]: value });
  const toggle = ({ key, multiple }: FilterDefinition, value: string) => {
    const chosen = readUrlList(key);
    const others = multiple ? chosen.filter((other) => other !== value) : [];
    set(key, chosen.includes(value) ? others : [...others, value]);
    if (!multiple) setMenu(null);
  };

  return (
    <Box
      role="search"
      aria-label="Filters"
      sx={{ display: "flex", alignItems: "center", gap: 1, flexWrap: "wrap", minWidth: 0 }}
    >
      {text && (
        <FilterText
          key={text.key}
          label={text.label}
          value={url.get(text.key) ?? ""}
          onChange={(value) => set(text.key, value)}
        />
      )}
      {active.map((filter) => (
        <FilterChip
          key={filter.key}
          filter={filter}
          values={url.list(filter.key)}
          onOpen={(anchor) => setMenu({ anchor, key: filter.key })}
          onClear={() => set(filter.key, null)}
        />
      ))}
      {filters.length > active.length && (
        <Button
          variant="text"
          startIcon={<FilterIcon />}
          aria-haspopup="menu"
          onClick={(event) => setMenu({ anchor: event.currentTarget, key: null })}
        >
          Filter
        </Button>
      )}
      {isFiltered && (
        <Button
          variant="text"
          onClick={() => url.set({ ...cleared, ...Object.fromEntries(keys.map((key) => [key, null])) })}
        >
          Clear
        </Button>
      )}
      {children}
      <FilterMenu
        anchor={menu?.anchor ?? null}
        filter={filters.find(({ key }) => key === menu?.key)}
        filters={filters}
        valuesOf={url.list}
        onPick={(key) => setMenu((open) => open && { ...open, key })}
        onToggle={toggle}
        onClose={() => setMenu(null)}
      />
    </Box>
  );
}
