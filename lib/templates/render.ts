import { compileOnce } from "./compile/cache";
import type { CompiledTemplate } from "./compile/compile";
import type { ContentType } from "./content-type";
import { prepareData, type PreparedData } from "./data";
import { TemplateError, type RenderWarning } from "./error";
import { asOneLine } from "./evaluate/escape";
import { Run } from "./evaluate/run";
import { defaultDeadlineMs } from "./limits";

export type { CompiledTemplate } from "./compile/compile";
export type { ContentType } from "./content-type";
export { TemplateError, type RenderWarning } from "./error";

export interface RenderOptions {
  contentType: ContentType;
  deadlineMs?: number;
  /** Whether this author may use `safe`, which leaves a value unescaped. Templates that are sent were checked. */
  isSafeAllowed?: boolean;
  /** Milliseconds of any clock that only goes forward. */
  now?: () => number;
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

  const run = new Run(data.dict, { contentType, deadlineMs, now });
  template.execute(run);
  return {
    output: contentType === "header" ? asOneLine(run.output) : run.output,
    warnings: [...data.warnings, ...run.warnings],
  };
}

function wallClock(): number {
  return globalThis.performance?.now() ?? Date.now();
}
