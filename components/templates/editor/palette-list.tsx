"use client";

import InputAdornment from "@mui/material/InputAdornment";
import OutlinedInput from "@mui/material/OutlinedInput";
import Typography from "@mui/material/Typography";
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from "react";
import { SearchIcon } from "@/components/ui/icons";
import { Kbd } from "@/components/ui/kbd";
import type { PaletteEntry, PaletteGroup } from "./palette-entries";
import { List, Search } from "./palette-frame";
import { searchEntries } from "./search-entries";
import { valueText } from "./value-text";

interface PaletteListProps {
  label: string;
  groups: readonly PaletteGroup[];
  empty: string;
  onInsert: (entry: PaletteEntry) => void;
  onLeave: () => void;
  inputRef?: RefObject<HTMLInputElement | null>;
  /** Whether a key of the page leads here. */
  hasShortcut?: boolean;
}

/** A list that is searched, walked with the arrow keys and inserted from; the search field keeps the focus. */
export function PaletteList(props: PaletteListProps) {
  const { label, groups, empty, onInsert, onLeave, inputRef, hasShortcut = true } = props;
  const [search, setSearch] = useState("");
  const [activeId, setActiveId] = useState<string | null>(null);
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const found = useMemo(() => searchEntries(groups, search), [groups, search]);
  const ordered = useMemo(() => found.flatMap(({ entries }) => entries), [found]);
  const active = ordered.find(({ id }) => id === activeId) ?? (search ? ordered[0] : undefined);
  const places = useMemo(() => new Map(ordered.map((entry, place) => [entry, place])), [ordered]);
  const idOf = (entry: PaletteEntry) => `${listId}-${places.get(entry)}`;

  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [active]);

  const move = (step: 1 | -1) => {
    const at = active ? ordered.indexOf(active) : step === 1 ? -1 : 0;
    setActiveId(ordered[(at + step + ordered.length) % Math.max(1, ordered.length)]?.id ?? null);
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const acts: Record<string, () => void> = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      Enter: () => active && onInsert(active),
      Escape: () => (search ? setSearch("") : onLeave()),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  return (
    <>
      <Search>
        <OutlinedInput
          inputRef={inputRef}
          fullWidth
          type="search"
          value={search}
          placeholder={label}
          onChange={(event) => {
            setSearch(event.target.value);
            setActiveId(null);
          }}
          onKeyDown={press}
          startAdornment={
            <InputAdornment position="start">
              <SearchIcon />
            </InputAdornment>
          }
          endAdornment={hasShortcut && search === "" && <Kbd keys="Mod I" />}
          slotProps={{
            input: {
              role: "combobox",
              "aria-label": label,
              "aria-expanded": true,
              "aria-controls": listId,
              "aria-autocomplete": "list",
              "aria-activedescendant": active ? idOf(active) : undefined,
              autoComplete: "off",
              spellCheck: false,
            },
          }}
        />
      </Search>
      <List ref={list} id={listId} role="listbox" aria-label={label}>
        {found.map((group, index) => (
          <div key={group.label} role="group" aria-labelledby={`${listId}-group-${index}`}>
            <Typography
              id={`${listId}-group-${index}`}
              variant="overline"
              component="div"
              className="heading"
            >
              {group.label}
            </Typography>
            {group.entries.map((entry) => (
              <div
                key={entry.id}
                id={idOf(entry)}
                role="option"
                aria-selected={entry === active}
                title={entry.value === undefined ? undefined : valueText(entry.value)}
                // The editor keeps its focus and its selection.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => onInsert(entry)}
              >
                <span className="name">{entry.label}</span>
                {"value" in entry && <span className="value">{valueText(entry.value)}</span>}
                {entry.description && <span className="description">{entry.description}</span>}
              </div>
            ))}
          </div>
        ))}
        {ordered.length === 0 && (
          <Typography
            role="option"
            aria-selected={false}
            aria-disabled
            variant="body2"
            color="textSecondary"
            component="div"
          >
            {search ? `Nothing is called “${search}”.` : empty}
          </Typography>
        )}
      </List>
    </>
  );
}
