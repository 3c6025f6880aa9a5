import { closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, indentOnInput } from "@codemirror/language";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState, type Extension } from "@codemirror/state";
import {
  drawSelection,
  dropCursor,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { codeTheme } from "@/components/theme/code-theme";
import { styleNonce } from "./style-nonce";

/** Left to the page, which sends by it. */
const editing = defaultKeymap.filter(({ key }) => key !== "Mod-Enter");

/** What every editor has. */
export function codeBasics({ isOneLine }: { isOneLine: boolean }): Extension {
  return [
    codeTheme,
    history(),
    drawSelection(),
    dropCursor(),
    bracketMatching(),
    closeBrackets(),
    keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...editing]),
    EditorView.cspNonce.of(styleNonce()),
    EditorView.contentAttributes.of({ tabindex: "0" }),
    isOneLine ? oneLine : manyLines,
  ];
}

const manyLines: Extension = [
  lineNumbers(),
  highlightActiveLine(),
  highlightActiveLineGutter(),
  highlightSelectionMatches(),
  indentOnInput(),
  search({ top: true }),
  keymap.of(searchKeymap),
  EditorView.lineWrapping,
];

/** Typing makes no further lines, and what is pasted over several becomes one. What has lines already keeps them. */
const oneLine: Extension = [
  EditorView.clipboardInputFilter.of((text) => text.replace(/\s*\n\s*/g, " ")),
  EditorState.transactionFilter.of((change) =>
    change.isUserEvent("input") && change.newDoc.lines > change.startState.doc.lines ? [] : change,
  ),
  EditorView.contentAttributes.of({ "aria-multiline": "false" }),
  EditorView.lineWrapping,
];

/** It can be read and copied from, also by keyboard. */
export function readOnly(isOn: boolean): Extension {
  return isOn
    ? [EditorState.readOnly.of(true), EditorView.contentAttributes.of({ "aria-readonly": "true" })]
    : [];
}

/** What every text has that is shown but not written in. */
export function codeReading(label: string, language: Extension): Extension {
  return [
    codeTheme,
    language,
    lineNumbers(),
    readOnly(true),
    EditorView.lineWrapping,
    EditorView.cspNonce.of(styleNonce()),
    EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
  ];
}

export function onChange(tell: (text: string) => void): Extension {
  return EditorView.updateListener.of((update) => {
    if (update.docChanged) tell(update.state.doc.toString());
  });
}
