import { findBranding } from "@/lib/db/branding";
import type { Tx } from "@/lib/db/database";
import { loadParts } from "@/lib/queue/load-parts";
import type { TemplateContext } from "@/lib/templates/context";
import { MessageError, renderMessage } from "@/lib/templates/message";
import { TemplateError } from "@/lib/templates/render";
import { renderText } from "../../render-text";
import type { ChosenMessage } from "./choose-message";

const consequence = "The standard message is sent instead.";

/**
 * Why a step's mail cannot be made from its template, in words, or null. The mail is rendered when it is sent, from the
 * context as it is now; what is wrong is found here as well, where the job's author looks.
 */
export async function findProblem(
  tx: Tx,
  organisationId: string,
  message: ChosenMessage,
  context: TemplateContext,
): Promise<string | null> {
  const { source, name, inlineTemplate, attachments } = message;
  if (!source) return `The step's template was deleted: choose another one. ${consequence}`;
  const { layoutName: layout } = await findBranding(tx, organisationId);
  const template = inlineTemplate ? null : { source };
  const parts = await loadParts([{ organisationId, template, inlineTemplate, sender: { layout } }], tx);
  try {
    renderMessage("email", source, context, { parts: parts.get(organisationId), layout });
    for (const { filename } of attachments) if (filename) renderText(filename, context);
    return null;
  } catch (error) {
    if (error instanceof MessageError) return `${explain(whatOf(name, error), error)} ${consequence}`;
    if (error instanceof TemplateError) return explain("The name of an attachment", error);
    throw error;
  }
}

function whatOf(name: string | null, { field }: MessageError): string {
  if (name !== null) return `The template “${name}”`;
  return field === "subject" ? "The subject" : "The body";
}

function explain(what: string, { message, line, column }: TemplateError): string {
  return `${what} cannot be rendered: ${message} (line ${line}, column ${column}).`;
}
