"use client";

import { historyField } from "@codemirror/commands";
import { setDiagnostics, type Diagnostic } from "@codemirror/lint";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from "react";
import { codeBasics, onChange, readOnly } from "./code-extensions";

const keptFields = { history: historyField };
const noExtensions: Extension = [];

/** Cursor and history of editors that come and go, by name. */
export type CodeMemory = Map<string, unknown>;

interface CodeEditorProps {
  label: string;
  value: string;
  onChange?: (value: string) => void;
  isReadOnly?: boolean;
  isOneLine?: boolean;
  /** Language, completion and the like. Memoise it. */
  extensions?: Extension;
  /** Leave it out where a linter of the extensions gives them. */
  diagnostics?: readonly Diagnostic[];
  /** The editor, and null when it is gone. */
  onView?: (view: EditorView | null) => void;
  memory?: { name: string; of: CodeMemory };
}

/** CodeMirror in our looks. Tab leaves it. It is heavy: load what uses it dynamically. */
export function CodeEditor(props: CodeEditorProps) {
  const {
    label,
    value,
    isReadOnly = false,
    isOneLine = false,
    extensions = noExtensions,
    diagnostics,
    memory,
  } = props;
  const frame = useRef<HTMLDivElement>(null);
  const shown = useRef<EditorView | null>(null);
  const [slot] = useState(() => new Compartment());
  const current = [
    extensions,
    readOnly(isReadOnly),
    EditorView.contentAttributes.of({ "aria-label": label }),
  ];

  const changed = useEffectEvent((text: string) => props.onChange?.(text));
  const tell = useEffectEvent((view: EditorView | null) => props.onView?.(view));
  const open = useEffectEvent((parent: HTMLElement) => {
    const config = { extensions: [slot.of(current), codeBasics({ isOneLine }), onChange(changed)] };
    return new EditorView({ parent, state: rememberedState(memory, value, config.extensions) });
  });
  const remember = useEffectEvent((view: EditorView) => {
    memory?.of.set(memory.name, view.state.toJSON(keptFields));
  });
  const configure = useEffectEvent(() => {
    shown.current?.dispatch({ effects: slot.reconfigure(current) });
  });

  useEffect(() => {
    if (!frame.current) return;
    const view = open(frame.current);
    shown.current = view;
    tell(view);
    return () => {
      remember(view);
      shown.current = null;
      tell(null);
      view.destroy();
    };
  }, []);

  useEffect(() => configure(), [extensions, isReadOnly, label]);

  // In the commit itself: a key pressed between it and a later effect would be written over.
  useLayoutEffect(() => {
    const view = shown.current;
    if (!view || view.state.doc.toString() === value) return;
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: value } });
  }, [value]);

  useEffect(() => {
    const view = shown.current;
    if (!view || !diagnostics) return;
    const end = view.state.doc.length;
    const within = diagnostics.filter(({ to }) => to <= end);
    view.dispatch(setDiagnostics(view.state, within));
  }, [diagnostics]);

  return <div ref={frame} style={{ height: "100%", minHeight: 0, minWidth: 0 }} />;
}

function rememberedState(
  memory: CodeEditorProps["memory"],
  value: string,
  extensions: Extension,
): EditorState {
  const kept = memory?.of.get(memory.name);
  if (typeof kept === "object" && kept !== null && "doc" in kept && kept.doc === value)
    return EditorState.fromJSON(kept, { extensions }, keptFields);
  return EditorState.create({ doc: value, extensions });
}
