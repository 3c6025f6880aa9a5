"use client";

import { MergeView, unifiedMergeView } from "@codemirror/merge";
import { EditorState, type Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { styled } from "@mui/material/styles";
import { useEffect, useRef } from "react";
import { codeReading } from "./code-extensions";

const collapseUnchanged = { margin: 3, minSize: 6 };

const Frame = styled("div")(({ theme }) => ({
  "& .cm-mergeViewEditor": { minWidth: 0 },
  "& .cm-mergeViewEditor + .cm-mergeViewEditor": { borderLeft: `1px solid ${theme.vars.palette.divider}` },
  // On the left are the lines that went.
  "& .cm-merge-a .cm-changedLine": { backgroundColor: theme.vars.palette.failed.soft },
  "& .cm-merge-a .cm-changedText": { backgroundColor: theme.vars.palette.failed.line },
}));

interface DiffTexts {
  label: string;
  before: string;
  after: string;
  /** The language of both. Memoise it. */
  extensions: Extension;
}

interface CodeDiffProps extends DiffTexts {
  /** Both texts beside each other; else what is taken out stands above what is put in. */
  isSideBySide?: boolean;
}

/** What became of a text; what stayed is folded away. Heavy: load what uses it dynamically. */
export function CodeDiff({ label, before, after, extensions, isSideBySide = false }: CodeDiffProps) {
  const frame = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!frame.current) return;
    const open = isSideBySide ? openSideBySide : openUnified;
    const view = open(frame.current, { label, before, after, extensions });
    return () => view.destroy();
  }, [label, before, after, extensions, isSideBySide]);

  return <Frame ref={frame} />;
}

function openUnified(parent: HTMLElement, { label, before, after, extensions }: DiffTexts): EditorView {
  return new EditorView({
    parent,
    state: EditorState.create({
      doc: after,
      extensions: [
        codeReading(label, extensions),
        unifiedMergeView({
          original: before,
          mergeControls: false,
          // Where a side is empty, all of the other is new or gone.
          highlightChanges: before !== "" && after !== "",
          collapseUnchanged,
        }),
      ],
    }),
  });
}

function openSideBySide(parent: HTMLElement, { label, before, after, extensions }: DiffTexts): MergeView {
  return new MergeView({
    parent,
    a: { doc: before, extensions: codeReading(`${label}, before`, extensions) },
    b: { doc: after, extensions: codeReading(`${label}, after`, extensions) },
    collapseUnchanged,
  });
}
