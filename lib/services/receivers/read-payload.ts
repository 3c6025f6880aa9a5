import type { z } from "zod";
import { UnprocessableError } from "@/lib/core/errors";
import { describeIssue, issuesOf } from "@/lib/core/input-issues";

/**
 * What a program sent, as far as Runbell looks at it: what else is in it is left out. Throws UnprocessableError with the
 * places where it is not what the program is known to send.
 */
export function readPayload<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  name: string,
): z.output<Schema> {
  const parsed = schema.safeParse(value, { error: describeIssue });
  if (parsed.success) return parsed.data;
  const issues = issuesOf(parsed.error);
  const [first] = issues;
  const place = first?.pointer.replace(/^\//, "") || "the body";
  throw new UnprocessableError(`This is not ${name}: ${place} ${first?.detail ?? "is not valid"}.`, issues);
}
