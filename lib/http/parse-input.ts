import type { z } from "zod";
import { AppError, InvalidInputError } from "@/lib/core/errors";
import { cleanText } from "./clean-text";
import { describeIssue, issuesOf } from "@/lib/core/input-issues";

/** The values in the path. One that cannot be says that nothing is there. */
export function parseParams<Schema extends z.ZodType>(
  schema: Schema | undefined,
  values: Readonly<Record<string, string | string[] | undefined>>,
): z.output<Schema> {
  const cleaned = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === "string" ? cleanText(value) : value,
  ]);
  const parsed = schema?.safeParse(Object.fromEntries(cleaned));
  if (parsed?.success === false) throw new AppError("not_found", "There is nothing at this address.");
  return parsed?.data as z.output<Schema>;
}

/** The query string. Places in it are told as /query/<name>. */
export function parseQuery<Schema extends z.ZodType>(
  schema: Schema | undefined,
  search: URLSearchParams,
): z.output<Schema> {
  const values: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [name, value] of search) {
    if (name in values)
      throw new InvalidInputError(`${name} is given more than once.`, [
        { pointer: `/query/${name}`, detail: "is given more than once" },
      ]);
    values[name] = cleanText(value);
  }
  return parse(schema, { ...values }, "/query");
}

/** The parsed JSON of the body, undefined when there is none. Places in it are told as JSON Pointers. */
export function parseBody<Schema extends z.ZodType>(
  schema: Schema | undefined,
  value: unknown,
): z.output<Schema> {
  return parse(schema, value, "");
}

function parse<Schema extends z.ZodType>(
  schema: Schema | undefined,
  value: unknown,
  root: string,
): z.output<Schema> {
  const parsed = schema?.safeParse(value, { error: describeIssue });
  if (parsed?.success === false) {
    const issues = issuesOf(parsed.error, root);
    const [first] = issues;
    const text = issues
      .slice(0, 3)
      .map(
        ({ pointer, detail }) =>
          `${pointer.replace(/^\/query\//, "").replace(/^\//, "") || "The body"} ${detail}`,
      )
      .join("; ");
    throw new InvalidInputError(
      first ? `${text}${issues.length > 3 ? "; …" : ""}.` : "The input is not valid.",
      issues,
    );
  }
  return parsed?.data as z.output<Schema>;
}
