import { describe, expect, it } from "vitest";
import { checkReferences, referencedTemplates, renderTemplate, TemplateError } from "../render";

type Sources = Record<string, string>;

function render(source: string, sources: Sources = {}, isSafeAllowed = true) {
  const templates = new Map(Object.entries(sources));
  return renderTemplate(
    source,
    { x: 1 },
    { contentType: "html", templates, isSafeAllowed, deadlineMs: 60_000 },
  );
}

function failure(work: () => unknown): TemplateError {
  try {
    work();
  } catch (error) {
    if (error instanceof TemplateError) return error;
    throw error;
  }
  throw new Error("It did not fail.");
}

describe("Other templates", () => {
  it("names the template in which an error is, and its place there", () => {
    const error = failure(() => render("a\n{% include 'part' %}", { part: "\n\n  {{ 1 / 0 }}" }));

    expect(error).toMatchObject({ template: "part", line: 3, column: 8 });
    expect(error.message).toBe('In the template "part": A number cannot be divided by 0.');
  });

  it.each<[string, string, Sources, string | null, number]>([
    ["a template that cannot be read", "{% include 'a' %}", { a: "\n{% if %}" }, "a", 2],
    [
      "a macro of another template",
      "{% import 'a' as a %}\n{{ a.m() }}",
      { a: "\n\n{% macro m() %}{{ 1 / 0 }}{% endmacro %}" },
      "a",
      3,
    ],
    [
      "a block of a template that is extended",
      "{% extends 'a' %}",
      { a: "\n{% block b %}{{ 1 / 0 }}{% endblock %}" },
      "a",
      2,
    ],
    [
      "a block of the template itself",
      "\n{% extends 'a' %}{% block b %}{{ 1 / 0 }}{% endblock %}",
      { a: "{% block b %}{% endblock %}" },
      null,
      2,
    ],
    [
      "the body of a call",
      "{% import 'a' as a %}{% call a.m() %}\n{{ 1 / 0 }}{% endcall %}",
      { a: "{% macro m() %}{{ caller() }}{% endmacro %}" },
      null,
      2,
    ],
    ["what follows an include", "{% include 'a' %}\n{{ 1 / 0 }}", { a: "" }, null, 2],
    ["a second template", "{% include 'a' %}", { a: "{% include 'b' %}", b: "\n\n\n{{ 1 / 0 }}" }, "b", 4],
  ])("tells the place of an error in %s", (_name, source, sources, template, line) => {
    expect(failure(() => render(source, sources))).toMatchObject({ template, line });
  });

  it("tells which templates there are, the closest first", () => {
    const sources = Object.fromEntries(
      ["header", "foot", "footer", "f", "zzz", "body", "other"].map((name) => [name, ""]),
    );

    expect(failure(() => render("{% include 'fotter' %}", sources))).toMatchObject({
      message: 'There is no template "fotter". There is "footer", "other", "foot", "header", "body".',
      line: 1,
      column: 4,
      template: null,
    });
    expect(failure(() => render("{% extends 'x' %}")).message).toBe(
      'There is no template "x": none can be included here.',
    );
  });

  it("stops templates that lead back to themselves", () => {
    const error = failure(() =>
      render("{% include 'a' %}", { a: "{% extends 'b' %}", b: "\n{% import 'a' as a %}" }),
    );

    expect(error).toMatchObject({ template: "b", line: 2 });
    expect(error.message).toContain("The template leads back to itself: a → b → a.");
  });

  it("stops templates that lie too deep", () => {
    const sources = {
      a: "{% include 'b' %}",
      b: "{% include 'c' %}",
      c: "{% include 'd' %}",
      d: "{% include 'e' %}",
    };

    expect(render("{% include 'a' %}", { ...sources, e: "deep" }).output).toBe("deep");
    expect(
      failure(() => render("{% include 'a' %}", { ...sources, e: "{% include 'f' %}", f: "" })).message,
    ).toContain("Templates may lead to one another 5 deep at most: a → b → c → d → e → f.");
  });

  it("stops macros and loops that call themselves without end", () => {
    const macro = failure(() => render("{% macro m() %}{{ m() }}{% endmacro %}\n{{ m() }}"));
    const loop = failure(() => render("{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}"));
    const block = failure(() => render("{% block b %}{{ self.b() }}{% endblock %}"));

    for (const error of [macro, loop, block]) {
      expect(error.message).toBe("Macros and blocks may call each other 40 deep at most.");
    }
  });

  it("shares work and output over all templates", () => {
    const busy = "{% for a in range(1000) %}{% for b in range(50) %}{% endfor %}{% endfor %}";
    expect(failure(() => render("{% include 'a' %}".repeat(5), { a: busy })).message).toContain(
      "steps of work",
    );
    expect(failure(() => render("{% include 'a' %}".repeat(9), { a: "x".repeat(40_000) })).message).toContain(
      "The output may not be longer",
    );
    const doubling =
      "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(30) }}";
    expect(failure(() => render(doubling)).message).toContain("steps of work");
  });

  it("does not let another template use safe for an author who may not", () => {
    const sources = { lib: "{% macro raw(t) %}{{ t|safe }}{% endmacro %}" };

    expect(render("{% import 'lib' as l %}{{ l.raw('<b>') }}", sources).output).toBe("<b>");
    expect(failure(() => render("{% import 'lib' as l %}", sources, false))).toMatchObject({
      template: "lib",
    });
  });

  it("warns of what is missing in another template by its name", () => {
    expect(render("{{ nope }}{% include 'a' %}", { a: "\n{{ gone }}" }).warnings).toEqual([
      { message: "nope is not defined.", line: 1, column: 4 },
      { message: "gone is not defined.", line: 2, column: 4, template: "a" },
    ]);
  });

  it.each([
    "{% include x %}",
    "{% include 'a' ~ 'b' %}",
    "{% extends x if y else 'z' %}",
    "{% import 1 as l %}",
  ])("refuses a computed name: %s", (source) =>
    expect(failure(() => render(source)).message).toContain("it cannot be computed"),
  );
});

describe("References", () => {
  it("are known without rendering", () => {
    const source =
      "{% extends 'base' %}{% block a %}{% include ['b', 'c'] ignore missing %}{% macro m() %}{% import 'd' as d %}" +
      "{% endmacro %}{% if x %}{% from 'b' import e %}{% endif %}{% endblock %}";

    expect(referencedTemplates(source, "html")).toEqual(["base", "b", "c", "d"]);
    expect(referencedTemplates("{{ x }}", "text")).toEqual([]);
  });

  const check = (source: string, sources: Sources) => () =>
    checkReferences("me", source, new Map(Object.entries(sources)), "html");

  it("are accepted when all are there", () => {
    expect(check("{% include 'a' %}{% include 'a' %}", { a: "{% include 'b' %}", b: "" })).not.toThrow();
    expect(check("{% include 'no' ignore missing %}{% include ['no', 'a'] %}", { a: "" })).not.toThrow();
    expect(
      check("{% include 'a' %}", {
        a: "{% include 'b' %}",
        b: "{% include 'c' %}",
        c: "{% include 'd' %}",
        d: "{% include 'e' %}",
        e: "",
      }),
    ).not.toThrow();
  });

  it.each<[string, string, Sources, string, string | null]>([
    ["missing", "{% include 'a' %}", {}, 'There is no template "a"', null],
    ["missing in another", "{% include 'a' %}", { a: "{% include 'b' %}" }, 'There is no template "b"', "a"],
    ["the template itself", "{% if x %}{% include 'me' %}{% endif %}", { me: "" }, "me → me", null],
    ["cyclic", "{% include 'a' %}", { a: "{% extends 'me' %}", me: "old" }, "me → a → me", "a"],
    [
      "cyclic elsewhere",
      "{% include 'a' %}",
      { a: "{% include 'b' %}", b: "{% include 'a' %}" },
      "a → b → a",
      "b",
    ],
    ["unreadable", "{% include 'a' %}", { a: "{{" }, "is never closed", "a"],
    [
      "too deep",
      "{% include 'a' %}",
      {
        a: "{% include 'b' %}",
        b: "{% include 'c' %}",
        c: "{% include 'd' %}",
        d: "{% include 'e' %}",
        e: "{% include 'f' %}",
        f: "",
      },
      "5 deep at most",
      "e",
    ],
  ])("are refused: %s", (_name, source, sources, message, template) => {
    const error = failure(check(source, sources));

    expect(error.message).toContain(message);
    expect(error.template).toBe(template);
  });
});
