"use client";

import { useMemo } from "react";
import { readyBlocks } from "@/lib/templates/blocks";
import { bodyLabels } from "./body-words";
import { useEditor } from "./editor-model";
import { PaletteList } from "./palette-list";
import type { PaletteProps } from "./palette-list-props";

/** Ready pieces for those who write no HTML. A body that is still built-in is begun with the block. */
export function BlockList({ onWrite, ...rest }: PaletteProps) {
  const { body, draft } = useEditor();
  const blocks = useMemo(() => readyBlocks.filter(({ sources }) => sources[body] !== undefined), [body]);
  const groups = [
    {
      label: `For ${bodyLabels[body]}`,
      entries: blocks.map(({ id, label, description }) => ({ id, label, description })),
    },
  ];

  const insert = (id: string) => {
    const source = blocks.find((block) => block.id === id)?.sources[body];
    if (source === undefined) return;
    if (draft.state.draft.bodies[body] === null) {
      draft.change((last) => ({ ...last, bodies: { ...last.bodies, [body]: source } }));
      return;
    }
    onWrite((before) => (before === "" || before.endsWith("\n") ? source : `\n${source}`));
  };

  return (
    <PaletteList
      {...rest}
      label="Search blocks"
      empty={`There are no blocks for ${bodyLabels[body]}.`}
      groups={groups}
      onInsert={({ id }) => insert(id)}
    />
  );
}
