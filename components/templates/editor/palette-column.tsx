"use client";

import Box from "@mui/material/Box";
import { useEffect, useRef } from "react";
import { useHotkey } from "@/components/ui/use-hotkey";
import { useModKey } from "@/components/ui/use-mod-key";
import { BlockList } from "./block-list";
import { ColumnTabs } from "./column-tabs";
import { ContextPanel } from "./context-panel";
import { useEditor } from "./editor-model";
import { FilterList } from "./filter-list";
import { VariableList } from "./variable-list";

const paletteTabs = ["variables", "blocks", "filters", "context"] as const;
export type PaletteTab = (typeof paletteTabs)[number];

const labels: Record<PaletteTab, string> = {
  variables: "Variables",
  blocks: "Blocks",
  filters: "Filters",
  context: "Context",
};

interface PaletteColumnProps {
  tab: PaletteTab;
  onTab: (tab: PaletteTab) => void;
  /** Brings the column to light where only one is shown. */
  onReveal: () => void;
  /** After something was written. */
  onWritten: () => void;
}

/** What can be put into the template, and the values it is tried with. */
export function PaletteColumn({ tab, onTab, onReveal, onWritten }: PaletteColumnProps) {
  const { handles } = useEditor();
  const input = useRef<HTMLInputElement>(null);
  const isWanted = useRef(false);

  const search = () => {
    onReveal();
    if (tab === "context") onTab("variables");
    isWanted.current = true;
    // What was looked for before is written over.
    input.current?.focus();
    input.current?.select();
  };
  useHotkey("/", (event) => {
    event.preventDefault();
    search();
  });
  useModKey("i", search);
  useEffect(() => {
    if (isWanted.current) {
      input.current?.focus();
      input.current?.select();
    }
    isWanted.current = false;
  });

  const write = (textFor: (before: string) => string) => {
    onWritten();
    // The editor may have been hidden until now.
    requestAnimationFrame(() => handles.insert(textFor));
  };
  const lists = { inputRef: input, onWrite: write, onLeave: () => handles.focusLast() };

  return (
    <Box sx={{ display: "flex", flexDirection: "column", height: 1, minHeight: 0 }}>
      <ColumnTabs
        label="Palette"
        value={tab}
        onChange={onTab}
        tabs={paletteTabs.map((value) => ({ value, label: labels[value] }))}
      >
        {tab === "variables" && <VariableList {...lists} />}
        {tab === "blocks" && <BlockList {...lists} />}
        {tab === "filters" && <FilterList {...lists} />}
        {tab === "context" && <ContextPanel />}
      </ColumnTabs>
    </Box>
  );
}
