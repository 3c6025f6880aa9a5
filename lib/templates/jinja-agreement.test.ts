import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import agreement from "./fixtures/jinja-agreement.json";
import { renderTemplate, type ContentType } from "./render";

// Outputs of Jinja2 3.1.6, with autoescape (html) and without (text). `safe` is for HTML only: no text there.
type Row = [template: string, html: string, text: string | null];
const rows = agreement.rows as Row[];
const templates = new Map(Object.entries(agreement.templates));
const generator = join(import.meta.dirname, "fixtures", "generate-agreement.py");

function render(template: string, contentType: ContentType): string {
  return renderTemplate(template, agreement.context, { contentType, templates, deadlineMs: 60_000 }).output;
}

function resultOfLiveJinja(): { version: string; rows: Row[]; errors: string[] } | null {
  const { status, stdout } = spawnSync("python3", [generator, "--live"], {
    encoding: "utf8",
    maxBuffer: 16 * 1024 * 1024,
    timeout: 20_000,
  });
  return status === 0 ? (JSON.parse(stdout) as ReturnType<typeof resultOfLiveJinja>) : null;
}

const live = resultOfLiveJinja();

describe("Agreement with Jinja2", () => {
  it.each(rows)("renders %j", (template, html, text) => {
    expect(render(template, "html")).toBe(html);
    if (text !== null) expect(render(template, "text")).toBe(text);
  });

  it.each(agreement.errors)("refuses %j", (template) => {
    expect(() => render(template, "html")).toThrow(expect.objectContaining({ name: "TemplateError" }));
  });

  it.skipIf(live === null)(
    "is what a Jinja2 of this machine says (skipped without python3 and jinja2)",
    () => {
      expect(live?.rows).toEqual(rows);
      expect(live?.errors).toEqual(agreement.errors);
    },
  );

  it("covers the language", () => {
    expect(new Set(rows.map(([template]) => template)).size).toBeGreaterThanOrEqual(650);
  });
});

describe("random", () => {
  it("chooses by the seed, the same each time", () => {
    const choose = (seed?: number) =>
      renderTemplate("{{ range(100)|random }} {{ range(100)|random }}", {}, { contentType: "text", seed })
        .output;
    const choices = Array.from({ length: 50 }, (_, seed) => choose(seed));

    expect(choose()).toBe(choose(0));
    expect(choose(7)).toBe(choose(7));
    expect(new Set(choices).size).toBeGreaterThan(40);
  });
});

describe("Differences from Jinja2", () => {
  it.each([
    [
      "an attribute of something missing is missing, too",
      "{{ foo.bar is defined }}{{ foo.bar.baz }}",
      "False",
    ],
    ["a method that is not called is missing", "{{ 'x'.upper }}", ""],
    [
      "lazy sequences are lists",
      "{{ [1, 2]|map('string') }} {{ {'a': 1}.items() }}",
      "['1', '2'] [('a', 1)]",
    ],
  ])("%s", (_name, template, expected) => {
    expect(renderTemplate(template, {}, { contentType: "text" }).output).toBe(expected);
  });

  it.each([
    "{% include 'x' %}",
    "{% extends 'x' %}",
    "{% import 'x' as y %}",
    "{% from 'x' import y %}",
    "{% include name %}",
    "{% include 'a' ~ 'b' %}",
    "{% call m() %}{% endcall %}",
    "{% autoescape false %}{% endautoescape %}",
    "{% do 1 %}",
    "{% trans %}{% endtrans %}",
    "{% debug %}",
    "{% break %}",
    "{% continue %}",
    "{{ xs.append(1) }}",
    "{{ lipsum() }}",
    "{{ f(*xs) }}",
    "{{ 9007199254740993 }}",
    "{{ 9007199254740991 * 2 }}",
    "{{ 1e308 * 10 }}",
    "{{ {2.0: 1} }}",
    "{{ 1, 2 }}",
    "{{ 'größe' if größe }}",
    "{% macro m() %}{% endmacro %}{{ m }}",
    "{{ 'x.example.com'|urlize }}",
    "{{ '{:{}}'.format(1, 2) }}",
    "{{ '{0.__class__}'.format(1) }}",
    "{{ '{a[constructor]}'.format(a={}) }}",
    "{{ '%(__proto__)s'|format(a=1) }}",
    "{{ '%a'|format('x') }}",
    "{{ xs|attr('constructor') }}",
    "{{ dict(constructor=1) }}",
    "{% macro m() %}{% endmacro %}{{ m.constructor }}",
  ])("is an error, never other output: %s", (template) => {
    expect(() => renderTemplate(template, { xs: [1] }, { contentType: "text" })).toThrow(
      expect.objectContaining({ name: "TemplateError", line: 1, column: expect.any(Number) }),
    );
  });
});
