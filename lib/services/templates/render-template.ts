import { hasRole, type Actor } from "@/lib/core/actor";
import { withTransaction } from "@/lib/db/database";
import { contextOfRun } from "@/lib/queue/run-context";
import type { RenderTemplateInput } from "@/lib/schemas/template";
import { sampleContext } from "@/lib/templates/context";
import { mergeContext } from "./merge-context";
import { renderField } from "./template-problem";

type FieldName = "subject_template" | "body_template";

/** Renders a template with the sample run, or with a run of the organisation. Nothing is stored. */
export async function renderTemplatePreview({ actor, input }: { actor: Actor; input: RenderTemplateInput }) {
  const { organisationId } = actor;
  const runId = input.run_id;
  const base = runId
    ? await withTransaction((tx) => contextOfRun(tx, { organisationId, runId }))
    : sampleContext;
  const context = mergeContext(base, input.context);

  const isSafeAllowed = hasRole(actor, "author");
  const subject =
    input.subject_template === undefined
      ? null
      : renderField("subject_template", input.subject_template, context, {
          contentType: "header",
          isSafeAllowed,
        });
  const body = renderField("body_template", input.body_template, context, {
    contentType: input.content_type,
    isSafeAllowed,
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
