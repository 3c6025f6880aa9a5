import { describe, expect, it } from "vitest";
import { z } from "zod";
import { AppError, type InputIssue } from "@/lib/core/errors";
import { EmailAddress, Id, Instant } from "@/lib/schemas/field";
import { parseBody, parseParams, parseQuery } from "./parse-input";

function problemOf(parse: () => unknown): AppError {
  try {
    parse();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error("It was accepted");
}

function issuesOf(schema: z.ZodType, value: unknown): InputIssue[] {
  return problemOf(() => parseBody(schema, value)).issues;
}

const Person = z.strictObject({
  name: z.string().trim().min(1).max(5),
  age: z.int().min(18),
  tags: z.array(z.string()).min(2).optional(),
  color: z.enum(["red", "blue"]).optional(),
  email: EmailAddress.optional(),
  id: Id.optional(),
  at: Instant.optional(),
  "a/b~c": z.boolean().optional(),
});

describe("parseBody", () => {
  it.each<[string, object, InputIssue]>([
    ["a missing field", { age: 20 }, { pointer: "/name", detail: "is missing" }],
    ["another type", { name: 1, age: 20 }, { pointer: "/name", detail: "must be a text" }],
    ["null", { name: "Ada", age: null }, { pointer: "/age", detail: "must be a number" }],
    ["a fraction", { name: "Ada", age: 20.5 }, { pointer: "/age", detail: "must be a whole number" }],
    ["too little", { name: "Ada", age: 3 }, { pointer: "/age", detail: "must be at least 18" }],
    ["nothing", { name: " ", age: 20 }, { pointer: "/name", detail: "must not be empty" }],
    [
      "too much",
      { name: "Adalbert", age: 20 },
      { pointer: "/name", detail: "must have at most 5 characters" },
    ],
    [
      "a short list",
      { name: "Ada", age: 20, tags: [] },
      { pointer: "/tags", detail: "must have at least 2 entries" },
    ],
    ["an entry", { name: "Ada", age: 20, tags: ["a", 1] }, { pointer: "/tags/1", detail: "must be a text" }],
    [
      "another value",
      { name: "Ada", age: 20, color: "pink" },
      { pointer: "/color", detail: "must be one of red, blue" },
    ],
    [
      "what the schema says itself",
      { name: "Ada", age: 20, email: "x" },
      { pointer: "/email", detail: "must be an e-mail address such as ada@example.org" },
    ],
    [
      "an id",
      { name: "Ada", age: 20, id: "x" },
      { pointer: "/id", detail: "must be an id, such as 0193a1b2-0000-7000-8000-000000000001" },
    ],
    [
      "an instant",
      { name: "Ada", age: 20, at: "today" },
      { pointer: "/at", detail: "must be an instant with a zone, such as 2026-01-31T12:00:00Z" },
    ],
    [
      "an unknown field",
      { name: "Ada", age: 20, admin: true },
      { pointer: "/admin", detail: "is not a known field" },
    ],
    [
      "a name to escape",
      { name: "Ada", age: 20, "a/b~c": 1 },
      { pointer: "/a~1b~0c", detail: "must be true or false" },
    ],
  ])("tells %s in words, with its place", (_, value, issue) => {
    expect(issuesOf(Person, value)).toEqual([issue]);
  });

  it("tells everything that is wrong at once, and the first things in the sentence", () => {
    const problem = problemOf(() => parseBody(Person, {}));

    expect(problem.message).toBe("name is missing; age is missing.");
    expect(problem.issues).toHaveLength(2);
  });

  it("tells what is wrong with the alternative that was meant", () => {
    const schema = z.union([Person, z.array(Person)]);

    expect(issuesOf(schema, { name: "Ada" })).toEqual([{ pointer: "/age", detail: "is missing" }]);
    expect(issuesOf(schema, [{ name: "Ada", age: 20 }, { name: "Bob" }])).toEqual([
      { pointer: "/1/age", detail: "is missing" },
    ]);
    expect(issuesOf(schema, 5)).toEqual([{ pointer: "", detail: "must be an object" }]);
  });

  it("says that the body is missing, unless it may be", () => {
    expect(problemOf(() => parseBody(Person, undefined)).message).toBe("The body is missing.");
    expect(parseBody(z.object({ a: z.int().default(1) }).default({ a: 2 }), undefined)).toEqual({ a: 2 });
  });
});

describe("parseQuery", () => {
  const Query = z.object({
    limit: z.coerce.number().int().min(1).max(100).default(25),
    q: z.string().optional(),
  });

  it("reads and defaults, and replaces what cannot be stored", () => {
    expect(parseQuery(Query, new URLSearchParams("q=a%00b"))).toEqual({ limit: 25, q: "a\ufffdb" });
  });

  it("tells places as /query/<name>", () => {
    const problem = problemOf(() => parseQuery(Query, new URLSearchParams("limit=0")));

    expect(problem.issues).toEqual([{ pointer: "/query/limit", detail: "must be at least 1" }]);
    expect(problem.message).toBe("limit must be at least 1.");
  });

  it("refuses a name that is given twice", () => {
    expect(problemOf(() => parseQuery(Query, new URLSearchParams("q=a&q=b"))).issues).toEqual([
      { pointer: "/query/q", detail: "is given more than once" },
    ]);
  });
});

describe("parseParams", () => {
  it("says that nothing is there when an id is none", () => {
    const problem = problemOf(() => parseParams(z.object({ id: Id }), { id: "1 OR 1=1" }));

    expect(problem.code).toBe("not_found");
    expect(problem.message).not.toContain("1=1");
  });
});
