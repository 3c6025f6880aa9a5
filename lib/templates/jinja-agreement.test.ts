import { describe, expect, it } from "vitest";
import agreement from "./fixtures/jinja-agreement.json";
import { renderTemplate } from "./render";

// Outputs of Jinja2 3.1.6, with autoescape (html) and without (text). `safe` is for HTML only: no text there.
const rows = agreement.rows as [template: string, html: string, text: string | null][];

describe("Agreement with Jinja2", () => {
  it.each(rows)("renders %j", (template, html, text) => {
    expect(renderTemplate(template, agreement.context, { contentType: "html" }).output).toBe(html);
    if (text === null) return;
    expect(renderTemplate(template, agreement.context, { contentType: "text" }).output).toBe(text);
  });
});

describe("Differences from Jinja2", () => {
  it.each([
    [
      "whole numbers print without a point",
      "{{ 4 / 2 }} {{ 42.6|round }} {{ '3'|float }} {{ 2.0 }}",
      "2 43 3 2",
    ],
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
    ["dividing whole numbers that do not divide evenly is the same", "{{ 7 / 2 }}", "3.5"],
  ])("%s", (_name, template, expected) => {
    expect(renderTemplate(template, {}, { contentType: "text" }).output).toBe(expected);
  });

  it.each([
    "{% macro m() %}{% endmacro %}",
    "{% include 'x' %}",
    "{% extends 'x' %}",
    "{% import 'x' as y %}",
    "{% from 'x' import y %}",
    "{% block b %}{% endblock %}",
    "{% call m() %}{% endcall %}",
    "{% with a = 1 %}{% endwith %}",
    "{% autoescape false %}{% endautoescape %}",
    "{% do 1 %}",
    "{% break %}",
    "{% for x in [] recursive %}{% endfor %}",
    "{{ '%s'|format(1) }}",
    "{{ '%s' % 1 }}",
    "{{ '{}'.format(1) }}",
    "{{ xs.append(1) }}",
    "{{ xs|random }}",
    "{{ xs|attr('a') }}",
    "{{ xs|urlize }}",
    "{{ cycler(1) }}",
    "{{ lipsum() }}",
    "{{ dict(a=1) }}",
    "{{ loop.cycle(1) }}",
    "{{ f(*xs) }}",
    "{{ 9007199254740993 }}",
    "{{ 9007199254740991 * 2 }}",
    "{{ 1, 2 }}",
    "{{ 'größe' if größe }}",
  ])("is an error, never other output: %s", (template) => {
    expect(() => renderTemplate(template, { xs: [1] }, { contentType: "text" })).toThrow(
      expect.objectContaining({ name: "TemplateError", line: 1, column: expect.any(Number) }),
    );
  });
});
