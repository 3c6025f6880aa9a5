import { messageKinds, type MessageKind } from "@/lib/core/channel-kind";
import { isPart, type BodyName, type TemplateType } from "@/lib/core/template";
import { readyBlocks } from "@/lib/templates/blocks";
import { TemplateError } from "@/lib/templates/error";
import { MessageError, renderMessage } from "@/lib/templates/message";
import type { MessageSource, RenderedMessage, TemplatePart } from "@/lib/templates/message-types";
import { bodiesOfKind } from "./body-words";
import type { EditorProblem } from "./problems";

export interface PreviewInput {
  type: TemplateType;
  name: string;
  source: MessageSource;
  context: unknown;
  /** With what is written here, when it is a part itself. */
  parts: readonly TemplatePart[];
  /** The name of the organisation's layout; null: the built-in one. */
  layout: string | null;
}

export interface Preview {
  /** As it was when it could be rendered last; null when it never could. */
  message: RenderedMessage | null;
  /** Why what is written now cannot be rendered. */
  error: EditorProblem | null;
  /** What is sent comes from the built-in body. */
  isBuiltIn: boolean;
}

export type Previews = Record<MessageKind, Preview>;

/** Every channel's message. One that cannot be rendered keeps what it was last, beside the reason. */
export function renderPreviews(input: PreviewInput, last: Previews | null): Previews {
  return Object.fromEntries(
    messageKinds.map((kind) => [kind, renderPreview(kind, input, last?.[kind].message ?? null)]),
  ) as Previews;
}

/** One channel's message; `last` is what it was before. */
export function renderPreview(kind: MessageKind, input: PreviewInput, last: RenderedMessage | null): Preview {
  const eventType = eventTypeOf(input.context);
  const isBuiltIn = !isPart(input.type) && bodiesOfKind[kind].every((body) => input.source[body] == null);
  try {
    const message = renderMessage(kind, previewedSource(input), input.context, {
      parts: input.parts,
      layout: input.type === "layout" ? input.name : input.layout,
      eventType,
    });
    return { message, error: null, isBuiltIn };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return { message: last, error: problemOf(error, bodiesOfKind[kind][0] ?? "html"), isBuiltIn };
  }
}

const framedHtml = ["headline", "facts", "failed-steps", "run-button"]
  .map((id) => readyBlocks.find((block) => block.id === id)?.sources.html ?? "")
  .join("\n");

/** A layout is shown around a mail of ready blocks; a partial on its own, as if it were the message. */
function previewedSource({ type, name, source }: PreviewInput): MessageSource {
  if (type === "layout") return { subject: name, html: framedHtml, layout: "organisation" };
  if (type === "partial") return { ...source, subject: name, layout: "none" };
  return source;
}

function problemOf(error: TemplateError, main: BodyName): EditorProblem {
  return {
    severity: "error",
    field: error instanceof MessageError ? error.field : main,
    message: error.message,
    line: error.line,
    column: error.column,
    template: error.template,
  };
}

export function eventTypeOf(context: unknown): string | null {
  const event = typeof context === "object" && context !== null && "event" in context ? context.event : null;
  const type = typeof event === "object" && event !== null && "type" in event ? event.type : null;
  return typeof type === "string" ? type : null;
}
