import { compileOnce } from "./compile/cache";
import type { CompiledTemplate } from "./compile/compile";
import { isJsonType, type ContentType } from "./content-type";
import { prepareData, type PreparedData } from "./data";
import { LimitError, TemplateError, type RenderWarning } from "./error";
import { execute } from "./evaluate/compose";
import { asOneLine } from "./evaluate/escape";
import { finishJson } from "./evaluate/json-output";
import { Run } from "./evaluate/run";
import { TemplateSet } from "./evaluate/template-set";
import { defaultDeadlineMs } from "./limits";

export type { CompiledTemplate } from "./compile/compile";
export { checkReferences, referencedTemplates } from "./compile/references";
export type { ContentType } from "./content-type";
export { TemplateError, type RenderWarning } from "./error";

const noTemplates: ReadonlyMap<string, string> = new Map();

export interface RenderOptions {
  contentType: ContentType;
  deadlineMs?: number;
  /** Whether this author may use `safe`, which leaves a value unescaped. Templates that are sent were checked. */
  isSafeAllowed?: boolean;
  /** Milliseconds of any clock that only goes forward. */
  now?: () => number;
  /** Sources of the same content type that the template can include, import or extend, by name. */
  templates?: ReadonlyMap<string, string>;
  /** What `random` chooses by: the same seed gives the same output. */
  seed?: number;
}

export interface Rendering {
  output: string;
  warnings: RenderWarning[];
}

/** Checks a template; throws a TemplateError with line and column. Compiled templates are kept. */
export function compileTemplate(source: string, contentType: ContentType): CompiledTemplate {
  return compileOnce(source, contentType);
}

/** Renders a template with plain data. Throws a TemplateError with line and column. */
export function renderTemplate(source: string, context: unknown, options: RenderOptions): Rendering {
  return renderPrepared(source, prepareData(context), options);
}

/** Renders with data that was copied before, for several templates of one message. */
export function renderPrepared(source: string, data: PreparedData, options: RenderOptions): Rendering {
  const { contentType, isSafeAllowed = true, deadlineMs = defaultDeadlineMs, now = wallClock } = options;
  const template = compileTemplate(source, contentType);
  const [safePosition] = template.safePositions;
  if (safePosition && !isSafeAllowed) throw new TemplateError('You may not use "safe".', safePosition);

  const { templates: sources = noTemplates, seed = 0 } = options;
  const templates = new TemplateSet(sources, (text) => compileTemplate(text, contentType));
  const run = new Run(data.dict, { contentType, deadlineMs, now, isSafeAllowed, templates, seed });
  try {
    execute(run, template);
    if (isJsonType(contentType)) finishJson(run);
  } catch (error) {
    throw placed(error, run);
  }
  return {
    output: contentType === "header" ? asOneLine(run.output) : run.output,
    warnings: [...data.warnings, ...run.warnings],
  };
}

/** Says in which template an error came up, when it was not the one that was to be rendered. */
function placed(error: unknown, { chain, position }: Run): unknown {
  const name = chain.at(-1) ?? null;
  if (error instanceof RangeError)
    return new TemplateError("The template is nested too deeply.", position, name);
  if (!(error instanceof TemplateError) || name === null) return error;
  const Kind = error instanceof LimitError ? LimitError : TemplateError;
  return new Kind(error.message, error, name);
}

function wallClock(): number {
  return globalThis.performance?.now() ?? Date.now();
}
