"use client";

import { MergeView } from "@codemirror/merge";
import type { Extension } from "@codemirror/state";
import { styled } from "@mui/material/styles";
import { useEffect, useRef } from "react";
import { codeReading } from "@/components/ui/code-extensions";

const Frame = styled("div")(({ theme }) => ({
  "& .cm-mergeViewEditor": { minWidth: 0 },
  "& .cm-mergeViewEditor + .cm-mergeViewEditor": { borderLeft: `1px solid ${theme.vars.palette.divider}` },
  // On the left are the lines that went.
  "& .cm-merge-a .cm-changedLine": { backgroundColor: theme.vars.palette.failed.soft },
  "& .cm-merge-a .cm-changedText": { backgroundColor: theme.vars.palette.failed.line },
}));

interface SideBySideDiffProps {
  label: string;
  before: string;
  after: string;
  /** The language of both. Memoise it. */
  extensions: Extension;
}

/** Two texts beside each other, what is the same folded away. */
export function SideBySideDiff({ label, before, after, extensions }: SideBySideDiffProps) {
  const frame = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!frame.current) return;
    const view = new MergeView({
      parent: frame.current,
      a: { doc: before, extensions: codeReading(`${label}, before`, extensions) },
      b: { doc: after, extensions: codeReading(`${label}, after`, extensions) },
      collapseUnchanged: { margin: 3, minSize: 6 },
    });
    return () => view.destroy();
  }, [label, before, after, extensions]);

  return <Frame ref={frame} />;
}
