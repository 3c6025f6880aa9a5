"use client";

import Box from "@mui/material/Box";
import { useMemo } from "react";
import { variableGroups } from "@/components/templates/editor/palette-entries";
import { PaletteList } from "@/components/templates/editor/palette-list";
import { ErrorNotice } from "@/components/ui/error-notice";
import { useFocusOnMount } from "@/components/ui/use-focus-on-mount";
import { useStepValues } from "./use-step-values";

export interface VariablePaletteProps {
  /** Whose values stand beside the names; null: the sample's. */
  runId: string | null;
  onInsert: (path: string) => void;
  onLeave: () => void;
}

/** Every variable that a step's templates can use, with an example, to be searched and picked from. */
export function VariablePalette({ runId, onInsert, onLeave }: VariablePaletteProps) {
  const { context, isReady, error, retry } = useStepValues(runId);
  const search = useFocusOnMount<HTMLInputElement>();
  const groups = useMemo(() => (isReady ? variableGroups(context) : []), [context, isReady]);
  return (
    <Box sx={{ display: "flex", flexDirection: "column", height: 1, minHeight: 0 }}>
      {error ? <ErrorNotice error={error} title="The variables could not be loaded" onRetry={retry} /> : null}
      <PaletteList
        label="Search variables"
        empty="The variables are on their way."
        groups={groups}
        inputRef={search}
        hasShortcut={false}
        onInsert={({ id }) => onInsert(id)}
        onLeave={onLeave}
      />
    </Box>
  );
}
