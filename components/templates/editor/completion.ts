import {
  autocompletion,
  pickedCompletion,
  type Completion,
  type CompletionContext,
  type CompletionSource,
} from "@codemirror/autocomplete";
import { htmlCompletionSource } from "@codemirror/lang-html";
import type { Extension } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import { openTagAt } from "./insertion";
import { suggestionsAt, type Suggestion } from "./suggestions";
import type { Vocabulary } from "./vocabulary";

/** Completion of the template language, and of HTML around it. */
export function templateCompletion(vocabulary: Vocabulary, { isHtml }: { isHtml: boolean }): Extension {
  const template: CompletionSource = (context) => {
    const before = context.state.sliceDoc(0, context.pos);
    const found = suggestionsAt(before, vocabulary, context.explicit);
    if (!found || found.options.length === 0) return null;
    return { from: found.from, options: found.options.map(asCompletion), validFor: /^[\w-]*$/ };
  };
  const markup: CompletionSource = (context) => (isInTag(context) ? null : htmlCompletionSource(context));
  return autocompletion({ override: isHtml ? [template, markup] : [template], icons: false });
}

function isInTag({ state, pos }: CompletionContext): boolean {
  return openTagAt(state.sliceDoc(0, pos)) !== null;
}

function asCompletion({ label, detail, info, type, takes = 0 }: Suggestion): Completion {
  return {
    label,
    detail,
    info,
    type,
    apply: (view: EditorView, completion: Completion, from: number, to: number) => {
      view.dispatch({
        changes: { from: from - takes, to, insert: label },
        selection: { anchor: from - takes + label.length },
        annotations: pickedCompletion.of(completion),
        userEvent: "input.complete",
      });
    },
  };
}
