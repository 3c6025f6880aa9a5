import type { MessageKind } from "@/lib/core/channel-kind";
import { bodyNames, isPart, type BodyName } from "@/lib/core/template";
import { checkHtml } from "../check-html";
import { LimitError, startOfTemplate, TemplateError, type Position } from "../error";
import { placeIn } from "../language/text-place";
import type { CheckOptions, MessageSource, SourceField, SourceProblem, TemplatePart } from "../message-types";
import { checkReferences, compileTemplate, renderTemplate, type ContentType } from "../render";
import { sampleContext } from "../sample-context";
import { bodyContentType } from "./body-format";
import { BodyRenderer, bodyOf } from "./body-renderer";
import { MessageError } from "./message-error";
import { partSources } from "./part-sources";
import { contentProblem, findWholeDocument, printsContent, wholeDocumentProblem } from "./put-into-layout";
import { renderMessage } from "./render-message";

/** Bodies that become documents of a shape that the channel wants. */
const documentKinds = ["slack", "teams", "webhook"] as const satisfies readonly (BodyName & MessageKind)[];

/**
 * Everything that is wrong with the sources of a message, found without sending it: mistakes of the language, parts that
 * are missing, HTML that may not be published, documents that a channel would refuse, and layouts that lose the mail.
 * A variable that the sample does not have is no mistake. Never throws for a source.
 */
export function checkMessage(
  source: MessageSource,
  parts: readonly TemplatePart[],
  { type }: CheckOptions = {},
): SourceProblem[] {
  const isOfMessage = type === undefined || !isPart(type);
  const ofBodies = bodyNames.flatMap((body) => {
    const text = source[body];
    if (!text) return [];
    const problems = checkSource(body, text, bodyContentType(body, text, parts), parts);
    const kind = documentKinds.find((one) => one === body);
    if (problems.length > 0 || !isOfMessage || !kind) return problems;
    return checkDocument(kind, text, parts);
  });
  const ofSubject = source.subject ? checkSource("subject", source.subject, "header", parts) : [];
  return [...ofSubject, ...ofBodies, ...checkLayout(source, parts, type, ofBodies)];
}

function checkSource(
  field: SourceField,
  source: string,
  contentType: ContentType,
  parts: readonly TemplatePart[],
): SourceProblem[] {
  const problems = found(field, () => {
    compileTemplate(source, contentType);
    checkReferences(null, source, partSources(parts, bodyOf(field)), contentType);
  });
  const isReadable = problems.every(({ template }) => template);
  if (problems.length === 0) problems.push(...checkLimits(field, source, contentType, parts));
  const ofHtml = field === "html" && isReadable ? checkHtml(source) : [];
  return [...problems, ...ofHtml.map((finding) => problemOf(field, finding.message, finding))];
}

/** Renders with the sample: what takes too much work with it does so with every run. */
function checkLimits(
  field: SourceField,
  source: string,
  contentType: ContentType,
  parts: readonly TemplatePart[],
): SourceProblem[] {
  const templates = partSources(parts, bodyOf(field));
  try {
    renderTemplate(source, sampleContext, { contentType, templates, deadlineMs: Infinity });
  } catch (error) {
    if (error instanceof LimitError) return [problemOf(field, error.message, error)];
    // Another fault may be in what the sample has and the author's own runs have not.
    if (!(error instanceof TemplateError)) throw error;
  }
  return [];
}

/** Renders a document with the sample: its shape must be right, whatever the sample lacks. */
function checkDocument(
  kind: BodyName & MessageKind,
  source: string,
  parts: readonly TemplatePart[],
): SourceProblem[] {
  const problems = found(kind, () => renderMessage(kind, { [kind]: source }, sampleContext, { parts }));
  return problems.length > 0 && isRenderedAsText(kind, source, parts) ? problems : [];
}

/** Whether the fault is in the document, not in a value that only the author's own runs have. */
function isRenderedAsText(body: BodyName, source: string, parts: readonly TemplatePart[]): boolean {
  const templates = partSources(parts, body);
  return (
    found(body, () => renderTemplate(source, sampleContext, { contentType: "text", templates })).length === 0
  );
}

function checkLayout(
  source: MessageSource,
  parts: readonly TemplatePart[],
  type: CheckOptions["type"],
  known: readonly SourceProblem[],
): SourceProblem[] {
  const { html } = source;
  if (known.some(({ field }) => field === "html")) return [];
  if (type === "layout") {
    const isKept = html ? keepsContent(html, parts) : false;
    return isKept ? [] : [problemOf("html", contentProblem, startOfTemplate)];
  }
  const start = html && source.layout === "organisation" ? findWholeDocument(html) : -1;
  if (!html || start === -1) return [];
  return [problemOf("html", wholeDocumentProblem, placeIn(startOfTemplate, html, start))];
}

function keepsContent(html: string, parts: readonly TemplatePart[]): boolean {
  try {
    return printsContent(new BodyRenderer("email", sampleContext, { parts }), html);
  } catch (error) {
    // What the sample lacks says nothing about the layout.
    if (error instanceof MessageError) return true;
    throw error;
  }
}

function found(field: SourceField, check: () => unknown): SourceProblem[] {
  try {
    check();
    return [];
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const problem = problemOf(field, error.message, error);
    return [error.template === null ? problem : { ...problem, template: error.template }];
  }
}

function problemOf(field: SourceField, message: string, { line, column }: Position): SourceProblem {
  return { field, message, line, column };
}
