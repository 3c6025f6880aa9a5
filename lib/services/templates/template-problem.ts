import { UnprocessableError } from "@/lib/core/errors";
import type { MessageTemplate } from "@/lib/core/message";
import { renderTemplate, TemplateError, type ContentType, type Rendering } from "@/lib/templates/render";

/** Renders one source; a fault of its author becomes an UnprocessableError that names field, line and column. */
export function renderField(
  field: "subject_template" | "body_template",
  source: string,
  context: unknown,
  options: { contentType: ContentType; isSafeAllowed: boolean },
): Rendering {
  try {
    return renderTemplate(source, context, options);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    throw new UnprocessableError("The template cannot be rendered.", [
      { pointer: `/${field}`, detail: `line ${error.line}, column ${error.column}: ${error.message}` },
    ]);
  }
}

/** Tells the author of a message now what would otherwise be found out when it is sent. */
export function refuseTemplateErrors(message: MessageTemplate, context: unknown): void {
  if (message.syntax === "literal") return;
  const bodies = [
    { source: message.html, contentType: "html" as const },
    { source: message.text, contentType: "text" as const },
  ];
  renderField("subject_template", message.subject, context, { contentType: "header", isSafeAllowed: true });
  for (const { source, contentType } of bodies)
    if (source) renderField("body_template", source, context, { contentType, isSafeAllowed: true });
}
