"use client";

import { styled, type Theme } from "@mui/material/styles";
import useMediaQuery from "@mui/material/useMediaQuery";
import { languageOf } from "@/components/templates/editor/languages";
import { CodeDiff } from "@/components/ui/code-diff";
import type { SourceField } from "@/lib/templates/message-types";

const Frame = styled("div")(({ theme }) => ({
  border: `1px solid ${theme.vars.palette.divider}`,
  borderRadius: theme.shape.borderRadius,
  overflow: "auto",
  maxHeight: 640,
}));

interface SourceDiffProps {
  field: SourceField;
  label: string;
  before: string;
  after: string;
}

/** Two sources side by side, or, where that is too narrow, in one column. */
export function SourceDiff({ field, ...texts }: SourceDiffProps) {
  const isWide = useMediaQuery((theme: Theme) => theme.breakpoints.up("xl"));
  return (
    <Frame>
      <CodeDiff
        {...texts}
        extensions={languageOf(field, texts.after || texts.before)}
        isSideBySide={isWide}
      />
    </Frame>
  );
}
