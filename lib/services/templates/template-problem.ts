import { UnprocessableError } from "@/lib/core/errors";
import type { MessageTemplate } from "@/lib/core/message";
import { prepareData } from "@/lib/templates/data";
import type { TemplatePart } from "@/lib/templates/message-types";
import { partSources } from "@/lib/templates/messages/part-sources";
import { renderTemplate, TemplateError, type RenderOptions, type Rendering } from "@/lib/templates/render";
import { describeProblem } from "./describe-problem";

/** Renders one source; a fault of its author becomes an UnprocessableError that names field, line and column. */
export function renderField(
  field: "subject_template" | "body_template",
  source: string,
  context: unknown,
  options: Pick<RenderOptions, "contentType" | "isSafeAllowed" | "templates">,
): Rendering {
  try {
    return renderTemplate(source, context, options);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    throw new UnprocessableError("The template cannot be rendered.", [
      { pointer: `/${field}`, detail: describeProblem(error) },
    ]);
  }
}

/** Tells the author of a message now what would otherwise be found out when it is sent. */
export function refuseTemplateErrors(
  message: MessageTemplate,
  context: unknown,
  parts: readonly TemplatePart[] = [],
): void {
  if (message.syntax === "literal") return;
  const data = prepareData(context);
  const bodies = [
    { source: message.html, contentType: "html" as const },
    { source: message.text, contentType: "text" as const },
  ];
  renderField("subject_template", message.subject, data, {
    contentType: "header",
    isSafeAllowed: true,
    templates: partSources(parts, "text"),
  });
  for (const { source, contentType } of bodies)
    if (source)
      renderField("body_template", source, data, {
        contentType,
        isSafeAllowed: true,
        templates: partSources(parts, contentType),
      });
}
