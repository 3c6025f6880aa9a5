import { ExpressionCompiler } from "./compile/compile-expression";
import type { Evaluate } from "./compile/compile-arguments";
import type { PreparedData } from "./data";
import { TemplateError, startOfTemplate } from "./error";
import { Run } from "./evaluate/run";
import { TemplateSet } from "./evaluate/template-set";
import { isTrue } from "./evaluate/value";
import { parse } from "./language/parse";
import type { Expression } from "./language/syntax";
import { validate } from "./language/validate";
import { library } from "./library";

/** What is known before it is known who is told: the variables of a message without its recipient. */
export const conditionVariables = [
  "event",
  "job",
  "target",
  "org",
  "vars",
  "steps",
  "user",
  "system",
] as const;

/** A condition is asked for each event, in the transaction that records it. */
const deadlineMs = 50;
const maxEntries = 256;
const known = new Map<string, Evaluate>();
const noTemplates = new TemplateSet(new Map(), () => {
  throw new TemplateError("A condition uses no templates.", startOfTemplate);
});

/**
 * Checks a condition: one expression of the template language, without tags. Throws a TemplateError with line and column
 * for what cannot be read, and for a variable that does not exist; what a variable holds may be missing.
 */
export function checkCondition(source: string): void {
  compiled(source);
}

/**
 * Whether the condition holds, by Jinja's truth: what is missing, empty or 0 is false. Trusts `data` to be that of
 * buildContext. Throws a TemplateError when it cannot be worked out, such as when a text is compared with a number.
 */
export function meetsCondition(source: string, data: PreparedData): boolean {
  const evaluate = compiled(source);
  const run = new Run(data.dict, {
    contentType: "text",
    deadlineMs,
    now: () => performance.now(),
    isSafeAllowed: false,
    templates: noTemplates,
    seed: 0,
  });
  return inItsOwnLines(source, () => isTrue(evaluate(run)));
}

function compiled(source: string): Evaluate {
  const found = known.get(source);
  if (found) return found;
  const evaluate = inItsOwnLines(source, () => compile(source));
  const [oldest] = known.keys();
  if (known.size >= maxEntries && oldest !== undefined) known.delete(oldest);
  known.set(source, evaluate);
  return evaluate;
}

/** In a tag of its own lines nothing of the source is taken for a part of the tag. */
function compile(source: string): Evaluate {
  const template = validate(parse(`{{\n${source}\n}}`));
  const [statement, ...more] = template.statements;
  if (statement?.kind !== "output" || more.length > 0)
    throw new TemplateError("A condition is one expression, without tags.", { line: 2, column: 1 });
  refuseUnknownNames(statement.value);
  const refuseBody = () => {
    throw new TemplateError("A condition is one expression, without tags.", statement.position);
  };
  return new ExpressionCompiler(library, "text", refuseBody, template).compile(statement.value);
}

function refuseUnknownNames(part: unknown): void {
  if (typeof part !== "object" || part === null) return;
  const { kind, name, position } = part as Partial<Extract<Expression, { kind: "name" }>>;
  if (kind === "name" && name !== undefined && position && !isVariable(name))
    throw new TemplateError(
      `There is no variable “${name}”: a condition knows ${conditionVariables.join(", ")}.`,
      position,
    );
  for (const value of Object.values(part) as unknown[]) refuseUnknownNames(value);
}

function isVariable(name: string): boolean {
  return (conditionVariables as readonly string[]).includes(name);
}

/** Errors stand where the author sees them, not in the tag that was put around the source. */
function inItsOwnLines<Result>(source: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError)
      throw new TemplateError("The condition is nested too deeply.", startOfTemplate);
    if (!(error instanceof TemplateError)) throw error;
    throw new TemplateError(inWordsOfConditions(error.message), placeIn(source, error));
  }
}

function placeIn(source: string, { line, column }: TemplateError) {
  const lines = source.split(/\r\n?|\n/);
  const last = lines.at(-1) ?? "";
  if (line > lines.length + 1) return { line: lines.length, column: last.length + 1 };
  return line < 2 ? startOfTemplate : { line: line - 1, column };
}

function inWordsOfConditions(message: string): string {
  return message
    .replace(/^Expected "\}\}", found /, "Expected the end of the condition, found ")
    .replace(/^(.*), found "\}\}"\.$/, "$1, found the end of the condition.")
    .replace(/^Unexpected "\}\}?": /, "The condition ends too early: ")
    .replace(/^The template /, "The condition ");
}
