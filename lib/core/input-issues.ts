import type { z } from "zod";
import type { InputIssue } from "./errors";

const MAX_ISSUES = 50;

/** What zod found, as places and words for whoever wrote the input. Of alternatives, those of the one that was meant. */
export function issuesOf(error: z.ZodError, root = ""): InputIssue[] {
  return flatten(error.issues, root).slice(0, MAX_ISSUES);
}

function flatten(issues: readonly z.core.$ZodIssue[], base: string): InputIssue[] {
  return issues.flatMap((issue) => {
    const pointer = issue.path.reduce<string>((text, key) => `${text}/${escape(String(key))}`, base);
    if (issue.code === "unrecognized_keys")
      return issue.keys.map((key) => ({
        pointer: `${pointer}/${escape(key)}`,
        detail: "is not a known field",
      }));
    if (issue.code === "invalid_union" && issue.errors.length > 0)
      return flatten(closest(issue.errors), pointer);
    if (issue.code === "invalid_key" || issue.code === "invalid_element")
      return flatten(issue.issues, pointer);
    return [{ pointer, detail: issue.message }];
  });
}

/** The alternative that got furthest: not refused as a whole, or else with the fewest complaints. */
function closest(alternatives: readonly (readonly z.core.$ZodIssue[])[]): readonly z.core.$ZodIssue[] {
  const isRefusedAsAWhole = (issues: readonly z.core.$ZodIssue[]) =>
    issues.some(
      ({ code, path }) => path.length === 0 && (code === "invalid_type" || code === "invalid_value"),
    );
  const inner = alternatives.filter((issues) => !isRefusedAsAWhole(issues));
  const [best = []] = (inner.length > 0 ? inner : alternatives).toSorted((a, b) => a.length - b.length);
  return best;
}

/** RFC 6901 */
function escape(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}

const kinds: Record<string, string> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  object: "an object",
  record: "an object",
  array: "a list",
  null: "null",
};

const formats: Record<string, string> = {
  uuid: "must be an id, such as 0193a1b2-0000-7000-8000-000000000001",
  datetime: "must be an instant with a zone, such as 2026-01-31T12:00:00Z",
  email: "must be an e-mail address such as ada@example.org",
  url: "must be a web address",
};

/** zod's message in words that follow the name of a field. What a schema says itself has precedence. */
export function describeIssue(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      if (issue.input === undefined) return "is missing";
      return `must be ${kinds[issue.expected] ?? issue.expected}`;
    case "invalid_value":
      return `must be ${issue.values.length > 1 ? "one of " : ""}${issue.values.map(String).join(", ")}`;
    case "invalid_format":
      return formats[issue.format] ?? "has a form that is not accepted";
    case "too_small":
      return describeBound(issue.origin, "at least", Number(issue.minimum), issue.inclusive ?? true);
    case "too_big":
      return describeBound(issue.origin, "at most", Number(issue.maximum), issue.inclusive ?? true);
    case "not_multiple_of":
      return `must be a multiple of ${issue.divisor}`;
    default:
      return undefined;
  }
}

function describeBound(
  origin: string,
  word: "at least" | "at most",
  bound: number,
  isInclusive: boolean,
): string {
  const units: Record<string, string> = { string: "character", array: "entry", set: "entry", map: "entry" };
  const unit = units[origin];
  if (!unit)
    return `must be ${isInclusive ? word : word === "at least" ? "more than" : "less than"} ${bound}`;
  if (word === "at least" && bound === 1) return "must not be empty";
  const plural = unit === "entry" ? "entries" : "characters";
  return `must have ${word} ${bound} ${bound === 1 ? unit : plural}`;
}
