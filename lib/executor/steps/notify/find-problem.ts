import type { PreferenceChannel } from "@/lib/core/channel-kind";
import type { AttachmentSpec } from "@/lib/core/message";
import { findBranding } from "@/lib/db/branding";
import type { Tx } from "@/lib/db/database";
import { loadParts } from "@/lib/queue/load-parts";
import { problemOf } from "@/lib/queue/template-problem";
import type { TemplateContext } from "@/lib/templates/context";
import { MessageError, renderMessage } from "@/lib/templates/message";
import { TemplateError } from "@/lib/templates/render";
import { renderText } from "../../render-text";
import type { ChosenMessage } from "./choose-message";

export interface StepSource {
  kind: PreferenceChannel;
  message: ChosenMessage;
  templateContext: TemplateContext;
}

const bodyWords: Record<PreferenceChannel, string> = {
  email: "The body",
  slack: "The message",
  teams: "The message",
  webhook: "The message",
};

/**
 * Why a step's message cannot be made from its template, in words, or null. It is rendered when it is sent, from the
 * context as it is now; what is wrong is found here as well, where the job's author looks.
 */
export async function findMessageProblem(
  tx: Tx,
  organisationId: string,
  { kind, message, templateContext }: StepSource,
): Promise<string | null> {
  const { source, name, inlineTemplate, isDeleted } = message;
  if (isDeleted) return "The step's template was deleted: choose another one.";
  if (!source) return null;
  const { layoutName: layout } = await findBranding(tx, organisationId);
  const template = inlineTemplate ? null : { source };
  const parts = await loadParts([{ organisationId, template, inlineTemplate, sender: { layout } }], tx);
  try {
    renderMessage(kind, source, templateContext, { parts: parts.get(organisationId), layout });
    return null;
  } catch (error) {
    if (!(error instanceof MessageError)) throw error;
    const { template: culprit, field } = problemOf(error, { template: name, layout });
    if (culprit !== null) return explain(`The template “${culprit}”`, error);
    return explain(field === "subject" ? "The subject" : bodyWords[kind], error);
  }
}

/** Why an attachment will go under its name as it is written, in words, or null. */
export function findNameProblem(
  attachments: readonly AttachmentSpec[],
  context: TemplateContext,
): string | null {
  try {
    for (const { filename } of attachments) if (filename) renderText(filename, context);
    return null;
  } catch (error) {
    if (error instanceof TemplateError) return explain("The name of an attachment", error);
    throw error;
  }
}

function explain(what: string, { message, line, column }: TemplateError): string {
  return `${what} cannot be rendered: ${message} (line ${line}, column ${column}).`;
}
