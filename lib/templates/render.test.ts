import { describe, expect, it } from "vitest";
import { compileTemplate, renderTemplate, TemplateError } from "./render";

const context = { job: { name: "etl", status: "failed", none: null }, list: [1, 2] };

function render(source: string) {
  return renderTemplate(source, context, { contentType: "text" });
}

describe("Warnings", () => {
  it.each<[string, string, { message: string; line: number; column: number }[]]>([
    ["{{ jbo }}", "", [{ message: "jbo is not defined.", line: 1, column: 4 }]],
    ["a\n  {{ job.naem }}", "a\n  ", [{ message: "job.naem is not defined.", line: 2, column: 6 }]],
    ["{{ jbo.name.first }}", "", [{ message: "jbo is not defined.", line: 1, column: 4 }]],
    ["{{ job.none.x }}", "", [{ message: "job.none.x is not defined.", line: 1, column: 4 }]],
    ["{{ job['load it'] }}", "", [{ message: 'job["load it"] is not defined.', line: 1, column: 4 }]],
    ["{{ list[5] }}", "", [{ message: "list[5] is not defined.", line: 1, column: 4 }]],
    ["{{ job[list] }}", "", [{ message: "This value is not defined.", line: 1, column: 4 }]],
    ["{{ jbo|upper }}", "", [{ message: "jbo is not defined.", line: 1, column: 4 }]],
    ["{{ 'a' ~ jbo }}", "a", [{ message: "jbo is not defined.", line: 1, column: 4 }]],
    ["{% for x in jbo %}{% endfor %}", "", [{ message: "jbo is not defined.", line: 1, column: 13 }]],
    ["{{ jbo.items()|length }}", "0", [{ message: "jbo is not defined.", line: 1, column: 4 }]],
    ["{{ jbo == 'x' }}", "False", [{ message: "jbo is not defined.", line: 1, column: 8 }]],
    ["{{ [jbo]|join }}", "", [{ message: "jbo is not defined.", line: 1, column: 10 }]],
    ["{{ []|first }}", "", [{ message: "The first of an empty list is not defined.", line: 1, column: 7 }]],
    [
      "{% for x in list %}{{ jbo }}{% endfor %}",
      "",
      [{ message: "jbo is not defined.", line: 1, column: 23 }],
    ],
  ])("%j prints %j", (source, output, warnings) => {
    expect(render(source)).toEqual({ output, warnings });
  });

  it.each([
    "{{ jbo|default('x') }}",
    "{{ job.none }}",
    "{% if jbo %}{% endif %}",
    "{{ jbo is defined }}{{ jbo.name is undefined }}",
    "{{ 'x' if jbo }}",
    "{{ jbo or 'x' }}",
    "{% set jbo = 1 %}{{ jbo }}",
  ])("gives none for %j", (source) => {
    expect(render(source).warnings).toEqual([]);
  });

  it("keeps a hundred at most", () => {
    expect(render("{{ jbo }}\n".repeat(300)).warnings).toHaveLength(100);
  });
});

describe("Errors", () => {
  it.each<[string, string, number, number]>([
    ["{{ a", 'This "{{" is never closed with "}}".', 1, 1],
    ["a\n{% if b", 'This "{%" is never closed with "%}".', 2, 1],
    ["{% if a %}x", "This {% if %} is never closed with {% endif %}.", 1, 4],
    ["{% for a in b %}x{% else %}", "This {% for %} is never closed with {% endfor %}.", 1, 4],
    ["{% if a %}{% endfor %}", 'Expected elif or else or endif, found "endfor".', 1, 14],
    ["x{% endif %}", '"endif" without a tag that it belongs to.', 1, 5],
    ["{% elseif a %}", 'The tag "elseif" is not supported. Write "elif".', 1, 4],
    ["{% include 'x' %}", 'There is no template "x": none can be included here.', 1, 4],
    ["{# a", 'This comment is never closed with "#}".', 1, 1],
    ["{% raw %} {{", "This {% raw %} is never closed with {% endraw %}.", 1, 1],
    ["{{ 'a }}", "This text is never closed with a quote.", 1, 4],
    ["{{ a b }}", 'Expected "}}", found "b".', 1, 6],
    ["{{ }}", 'Expected a value, found "}}".', 1, 4],
    ["{{ a. }}", 'Expected a name after ".", found "}}".', 1, 7],
    ["{{ a| }}", 'Expected the name of a filter after "|", found "}}".', 1, 7],
    ["{{ a is }}", 'Expected the name of a test after "is", found "}}".', 1, 9],
    ["{{ (a }}", 'Unexpected "}": "(" is open.', 1, 7],
    ["{{ a) }}", 'Unexpected ")": nothing is open.', 1, 5],
    ["{{ [1 2] }}", 'Expected "," or "]", found "2".', 1, 7],
    ["{{ {'a' 1} }}", 'Expected ":" after the key, found "1".', 1, 9],
    ["{{ a === b }}", '"===" is not Jinja: write "==".', 1, 6],
    ["{{ null }}", '"null" is not Jinja: write "none".', 1, 4],
    ["{{ a & b }}", '"&" is not a name or a value.', 1, 6],
    ["{{ a ? b : c }}", '"?" is not a name or a value.', 1, 6],
    ["{{ 007 }}", '"007" is not a number: write it without the 0.', 1, 4],
    ["{% for a %}", 'Expected "in", found "%}".', 1, 10],
    ["{% for 1 in a %}{% endfor %}", 'Expected the name of a variable, found "1".', 1, 8],
    ["{% set a %}", "This {% set %} is never closed with {% endset %}.", 1, 4],
    ["{% set loop = 1 %}", '"loop" belongs to the loop and cannot be set.', 1, 8],
    ["{% set True = 1 %}", '"True" is a value and cannot be set.', 1, 8],
    ["{{ a|nope }}", 'There is no filter "nope".', 1, 6],
    ["{{ a is nope }}", 'There is no test "nope".', 1, 9],
    ["{{ nope() }}", 'There is no macro or function "nope".', 1, 4],
    ["{{ a.nope() }}", 'There is no method "nope".', 1, 4],
    ["{{ a()() }}", "Only named functions and methods can be called.", 1, 7],
    ["{{ a|upper(1) }}", 'The filter "upper" takes no arguments, 1 are given.', 1, 6],
    ["{{ a|default(1, 2, 3) }}", 'The filter "default" takes 2 arguments at most, 3 are given.', 1, 6],
    ["{{ a|truncate(size=1) }}", 'The filter "truncate" has no argument "size".', 1, 6],
    ["{{ a|truncate(1, length=1) }}", 'The filter "truncate" gets "length" twice.', 1, 6],
    ["{{ a|truncate(length=1, 2) }}", "Named arguments come last.", 1, 25],
    ["{{ 1 / 0 }}", "A number cannot be divided by 0.", 1, 6],
    ["{{ job.none + 1 }}", "None and a number cannot be added.", 1, 13],
    ["{{ jbo * 2 }}", "jbo is not defined, so it cannot be multiplied.", 1, 8],
    ["{{ 1 < 'a' }}", 'a number and text have no order: "<" and ">" cannot compare them.', 1, 6],
    ["{{ list + 'a' }}", "a list and text cannot be added.", 1, 9],
    ["{{ -'a' }}", "text is not a number.", 1, 4],
    ["{% for x in 5 %}{% endfor %}", "a number cannot be gone through: a list is needed.", 1, 13],
    ["{% for a, b in [[1]] %}{% endfor %}", "Here are 2 names for 1 values.", 1, 4],
    ["{{ job.name.items() }}", "text has no such method: it belongs to dictionaries.", 1, 4],
    ["{{ {[1]: 2} }}", "A key must be text or a number, not a list.", 1, 4],
    ["{{ namespace(a=1) }}", "A namespace cannot be printed: print its attributes.", 1, 4],
    [
      "{{ " + "a".repeat(65) + " }}",
      `"${"a".repeat(64)}" is not a name: letters, digits and "_", 64 characters at most.`,
      1,
      4,
    ],
  ])("%j", (source, message, line, column) => {
    try {
      render(source);
    } catch (error) {
      expect(error).toBeInstanceOf(TemplateError);
      expect(error).toMatchObject({ message, line, column });
      return;
    }
    throw new Error("It rendered.");
  });
});

describe("compileTemplate", () => {
  it("gives the same template for the same source and type", () => {
    expect(compileTemplate("{{ a }}", "html")).toBe(compileTemplate("{{ a }}", "html"));
    expect(compileTemplate("{{ a }}", "html")).not.toBe(compileTemplate("{{ a }}", "text"));
  });

  it("forgets what was not used for long", () => {
    const first = compileTemplate("{{ first }}", "text");
    for (let index = 0; index < 300; index++) compileTemplate(`{{ a${index} }}`, "text");

    expect(compileTemplate("{{ first }}", "text")).not.toBe(first);
  });
});
