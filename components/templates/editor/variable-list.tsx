"use client";

import { useMemo } from "react";
import { useEditor } from "./editor-model";
import { variableInsertion } from "./insertion";
import { variableGroups } from "./palette-entries";
import { PaletteList } from "./palette-list";
import type { PaletteProps } from "./palette-list-props";

export function VariableList({ onWrite, ...rest }: PaletteProps) {
  const { choice } = useEditor();
  const groups = useMemo(() => variableGroups(choice.context), [choice.context]);
  return (
    <PaletteList
      {...rest}
      label="Search variables"
      empty="The values are on their way."
      groups={groups}
      onInsert={({ id }) => onWrite((before) => variableInsertion(before, id))}
    />
  );
}
