import { UnprocessableError, type InputIssue } from "@/lib/core/errors";
import type { AttachmentSpec } from "@/lib/core/message";
import type { TemplateDefaults } from "@/lib/schemas/template";
import { compileTemplate, TemplateError } from "@/lib/templates/render";
import { describeProblem } from "./describe-problem";

/** Recipients and names of files may be templates: throws UnprocessableError for those that cannot be read as one. */
export function refuseBrokenDefaults({ recipients = [], attachments = [] }: TemplateDefaults = {}): void {
  const sources = [
    ...recipients.map((source, index) => ({ source, pointer: `/default_config/recipients/${index}` })),
    ...attachments.flatMap((spec, index) =>
      templatesOf(spec).map(([name, source]) => ({
        source,
        pointer: `/default_config/attachments/${index}/${name}`,
      })),
    ),
  ];
  const issues = sources.flatMap(({ source, pointer }) => findProblem(source, pointer));
  if (issues.length > 0)
    throw new UnprocessableError("The template is not saved: its defaults cannot be read.", issues);
}

function templatesOf(spec: AttachmentSpec): [field: string, source: string][] {
  if (spec.type === "job_log") return [["filename", spec.filename]];
  const { name, filename } = spec;
  return filename === undefined
    ? [["name", name]]
    : [
        ["name", name],
        ["filename", filename],
      ];
}

function findProblem(source: string, pointer: string): InputIssue[] {
  try {
    compileTemplate(source, "header");
    return [];
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return [{ pointer, detail: describeProblem(error) }];
  }
}
