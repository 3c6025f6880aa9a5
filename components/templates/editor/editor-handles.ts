import { EditorSelection } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import type { BodyName } from "@/lib/core/template";
import { spanAt, type Place } from "./place";

export type EditorField = "subject" | BodyName;

/** The editors on the page: lists insert into the one that was written in last, problems are jumped to. */
export class EditorHandles {
  private readonly views = new Map<EditorField, EditorView>();
  private last: EditorField | null = null;
  private awaited: { field: EditorField; place: Place } | null = null;

  attach(field: EditorField, view: EditorView | null): void {
    if (!view) {
      this.views.delete(field);
      return;
    }
    this.views.set(field, view);
    if (field !== "subject") this.last = field;
    if (this.awaited?.field === field) this.show(field, this.awaited.place);
  }

  noteFocus(field: EditorField): void {
    this.last = field;
  }

  /** Writes over the selection, by what stands before it, and goes there. */
  insert(textFor: (before: string) => string): void {
    const view = this.lastView();
    if (!view || view.state.readOnly) return;
    const { from, to } = view.state.selection.main;
    const insert = textFor(view.state.sliceDoc(0, from));
    view.dispatch({
      changes: { from, to, insert },
      selection: EditorSelection.cursor(from + insert.length),
      scrollIntoView: true,
      userEvent: "input.paste",
    });
    view.focus();
  }

  focusLast(): void {
    this.lastView()?.focus();
  }

  /** Goes to a place, at once or as soon as its editor is there. */
  show(field: EditorField, place: Place): void {
    const view = this.views.get(field);
    this.awaited = view ? null : { field, place };
    if (!view) return;
    const { from } = spanAt(view.state.doc.toString(), place);
    view.dispatch({
      selection: EditorSelection.cursor(from),
      effects: EditorView.scrollIntoView(from, { y: "center" }),
    });
    view.focus();
  }

  private lastView(): EditorView | undefined {
    return (this.last ? this.views.get(this.last) : undefined) ?? [...this.views.values()].at(-1);
  }
}
