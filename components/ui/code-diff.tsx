"use client";

import { unifiedMergeView } from "@codemirror/merge";
import { EditorState, type Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { useEffect, useRef } from "react";
import { codeReading } from "./code-extensions";

interface CodeDiffProps {
  label: string;
  before: string;
  after: string;
  /** The language of both. Memoise it. */
  extensions: Extension;
}

/** What became of a text: taken out above put in, what stayed folded away. Heavy: load what uses it dynamically. */
export function CodeDiff({ label, before, after, extensions }: CodeDiffProps) {
  const frame = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!frame.current) return;
    const view = new EditorView({
      parent: frame.current,
      state: EditorState.create({
        doc: after,
        extensions: [
          codeReading(label, extensions),
          unifiedMergeView({
            original: before,
            mergeControls: false,
            // Where a side is empty, all of the other is new or gone.
            highlightChanges: before !== "" && after !== "",
            collapseUnchanged: { margin: 3, minSize: 6 },
          }),
        ],
      }),
    });
    return () => view.destroy();
  }, [label, before, after, extensions]);

  return <div ref={frame} />;
}
