import { hasRole, type Actor } from "@/lib/core/actor";
import type { BodyName } from "@/lib/core/template";
import { withTransaction } from "@/lib/db/database";
import { listTemplateParts } from "@/lib/db/template-parts";
import type { RenderTemplateInput } from "@/lib/schemas/template-rendering";
import { prepareData } from "@/lib/templates/data";
import { partSources } from "@/lib/templates/messages/part-sources";
import { mergeContext } from "./merge-context";
import { previewContext } from "./preview-context";
import { renderField } from "./template-problem";

type FieldName = "subject_template" | "body_template";

/** Which body of the parts a content type can include. */
const bodyOf: Record<RenderTemplateInput["content_type"], BodyName> = {
  html: "html",
  text: "text",
  slack: "slack",
  teams: "teams",
  json: "webhook",
};

/** Renders a template with the sample run, or with a run of the organisation. Nothing is stored. */
export async function renderTemplatePreview({ actor, input }: { actor: Actor; input: RenderTemplateInput }) {
  const { organisationId } = actor;
  const { base, parts } = await withTransaction(async (tx) => ({
    base: await previewContext(tx, actor, input.run_id ?? null),
    parts: (await listTemplateParts(tx, [organisationId])).get(organisationId) ?? [],
  }));
  const data = prepareData(mergeContext(base, input.context));

  const isSafeAllowed = hasRole(actor, "author");
  const subject =
    input.subject_template === undefined
      ? null
      : renderField("subject_template", input.subject_template, data, {
          contentType: "header",
          isSafeAllowed,
          templates: partSources(parts, "text"),
        });
  const body = renderField("body_template", input.body_template, data, {
    contentType: input.content_type,
    isSafeAllowed,
    templates: partSources(parts, bodyOf[input.content_type]),
  });

  return {
    subject: subject?.output ?? null,
    body: body.output,
    warnings: [
      ...named("subject_template", subject?.warnings ?? []),
      ...named("body_template", body.warnings),
    ],
  };
}

function named<Warning extends { message: string; line: number; column: number }>(
  field: FieldName,
  warnings: readonly Warning[],
) {
  return warnings.map(({ message, line, column }) => ({ field, message, line, column }));
}
