import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ContentType } from "../content-type";
import { renderTemplate } from "../render";
import { findJsonProblem, withoutTrailingCommas } from "./json-problem";

function render(source: string, data: unknown = {}, contentType: ContentType = "json"): unknown {
  return JSON.parse(renderTemplate(source, data, { contentType }).output);
}

const blocked = "https://blocked.invalid/";
const kinds = ["json", "slack-blocks", "teams-card"] as const;
const hostile = [
  '"',
  "\\",
  '"}], "x": {',
  "\u0000",
  "\u001f",
  "\u2028",
  "\ud800",
  "<!channel>",
  "</script>",
  "**b** _i_",
  "é👍",
  "\n",
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: "binary" })), { maxLength: 6 })
  .map((parts) => parts.join(""));
const value = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    text,
    tie("list"),
    tie("dict"),
  ),
  list: fc.array(tie("value"), { maxLength: 4 }),
  dict: fc.dictionary(
    fc.string().filter((key) => key !== "__proto__"),
    tie("value"),
    { maxKeys: 4 },
  ),
})).value;

/** What the data of a message is after it was copied: no NUL and no half characters. */
const cleaned = (data: string) => data.replace(/[\u0000\p{Surrogate}]/gu, "\ufffd");
const plain = (data: unknown): unknown =>
  JSON.parse(JSON.stringify(data), (_key, part: unknown) =>
    typeof part === "string" ? cleaned(part) : part,
  );

describe("A JSON template", () => {
  it("gives back any data, printed as a value", () => {
    fc.assert(
      fc.property(value, (data) => {
        expect(render('{"a": [{{ data }}], "b": {{ data }}}', { data })).toEqual({
          a: [plain(data)],
          b: plain(data),
        });
      }),
      { numRuns: 300 },
    );
  });

  it("gives back any text, printed inside quotes", () => {
    fc.assert(
      fc.property(text, (data) => {
        expect(render('{"a": "x{{ data }}y", "{{ data }}": 1}', { data })).toEqual({
          a: `x${cleaned(data)}y`,
          [cleaned(data)]: 1,
        });
      }),
      { numRuns: 300 },
    );
  });

  it("escapes texts for whoever reads them: no mention, no Markdown", () => {
    fc.assert(
      fc.property(text, (data) => {
        const source = '{"a": "{{ data }}", "b": {{ data }}, "c": {{ [data] }}, "d": {{ data|tojson }}}';
        const slack = renderTemplate("{{ data }}", { data }, { contentType: "slack" }).output;
        expect(render(source, { data }, "slack-blocks")).toEqual({
          a: slack,
          b: slack,
          c: [slack],
          d: slack,
        });
        const teams = renderTemplate("{{ data }}", { data }, { contentType: "teams" }).output;
        expect(render(source, { data }, "teams-card")).toEqual({ a: teams, b: teams, c: [teams], d: teams });
      }),
      { numRuns: 200 },
    );
  });

  it.each<[string, unknown]>([
    ["{{ none }}", null],
    ["{{ true }}", true],
    ["{{ 1.5 }}", 1.5],
    ["[{% for x in [1, 2] %}{{ x }},{% endfor %}]", [1, 2]],
    ['{"a": 1, "b": [1, ], }', { a: 1, b: [1] }],
    ['{"a": ",]" , }', { a: ",]" }],
    ["{{ {'a': [none, 'x']} }}", { a: [null, "x"] }],
    ['{% set x %}{"a": "{{ q }}"}{% endset %}[{{ x }}, "{{ x }}"]', [{ a: '"' }, '{"a": "\\""}']],
    ['{% set x %}Job {{ q }}{% endset %}[{{ x }}, "{{ x }}"]', ['Job "', 'Job "']],
    ['{% macro m(x) %}{"a": "{{ x }}"}{% endmacro %}[{{ m(q) }}, {{ m("b") }}]', [{ a: '"' }, { a: "b" }]],
    ["{{ q|e }}", '"'],
    ["{{ '5'|e }}", "5"],
    ['{"a": "{{ {"b": q}|tojson }}"}', { a: '{"b": "\\""}' }],
    ['[{{ ["a"|tojson]|join }}, {{ "1"|tojson }}]', ['"a"', "1"]],
    ['{{ "[1]" }}', "[1]"],
    ['{{ "[1]"|e }}', "[1]"],
  ])("%s", (source, expected) => {
    expect(render(source, { q: '"' })).toEqual(expected);
  });

  it("leaves addresses of buttons and pictures as they are, but for schemes that run code", () => {
    const data = { link: "https://x.example/a_b?c&d", script: "javascript:x" };
    const source =
      '{"url": "{{ link }}", "image_url": {{ link }}, "text": "{{ link }}", "iconUrl": "{{ script }}"}';

    expect(render(source, data, "teams-card")).toEqual({
      url: data.link,
      image_url: data.link,
      text: "https://x.example/a\\_b?c&d",
      iconUrl: "https://blocked.invalid/",
    });
    expect(render(source, data, "slack-blocks")).toMatchObject({
      url: data.link,
      text: "https://x.example/a_b?c&amp;d",
    });
  });

  it("mentions nobody through the address of a link in Slack", () => {
    const data = { link: "https://x.example/?a&b", mention: "!channel", user: "@U1", script: "javascript:x" };
    const source =
      '{"a": "<{{ link }}|x> <{{ mention }}|x> <{{ user }}> <{{ script }}> <https://{{ mention }}>"}';
    const text = `<https://x.example/?a&amp;b|x> <${blocked}|x> <${blocked}> <${blocked}> <https://!channel>`;

    expect(render(source, data, "slack-blocks")).toEqual({ a: text });
    const rendering = renderTemplate(JSON.parse(source).a, data, { contentType: "slack" });
    expect(rendering.output).toBe(text);
    expect(rendering.warnings).toHaveLength(3);
  });

  it.each<[string, string, number, number]>([
    ["", "The result is not JSON: it is empty.", 1, 1],
    ['{"a": 1\n "b": 2}', 'The result is not JSON: a comma or "}" is missing, at "\\"b\\": 2}".', 2, 2],
    ['{"a": {{ 1 }}\n "b": 2}', 'The result is not JSON: a comma or "}" is missing, at "\\"b\\": 2}".', 2, 2],
    ['{"a": job-{{ 1 }}}', 'The result is not JSON: text must stand in quotes, at "job-1}".', 1, 7],
    ['{"a": {% if false %}1{% endif %}}', "The result is not JSON: ", 1, 33],
    ["{ {{ 1 }}: 2}", 'The result is not JSON: a name in quotes is missing, at "1: 2}".', 1, 6],
    ["[1, [2]", "The result is not JSON: this bracket is never closed, at ", 1, 1],
    ['{"a": "x\ny"}', 'The result is not JSON: a line ends inside of a text: write "\\n", at "y\\"}".', 1, 9],
    ['{"a": "\\x"}', 'The result is not JSON: this "\\" means nothing: write "\\\\", at ', 1, 8],
    ['{"a": "\\{{ q }}"}', 'The "\\" before this value would change it: write "\\\\".', 1, 12],
    ['{"a": "x', "A text in quotes that is opened here is never closed.", 1, 1],
    ['{"a": 1{% if q %}, "b": "{% endif %}{{ q }}', "It is not clear what this is part of", 1, 40],
    ['{"a": "{% include "x" %}"}', '"include" cannot stand in a text in quotes.', 1, 11],
  ])("names what is wrong and where: %j", (source, message, line, column) => {
    for (const kind of kinds) {
      expect(() => render(source, { q: "x" }, kind)).toThrow(
        expect.objectContaining({ message: expect.stringContaining(message), line, column }),
      );
    }
  });
});

describe("The check of JSON", () => {
  it("agrees with JSON.parse about what is JSON, but for commas at an end", () => {
    const piece = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      ":",
      ",",
      '"a"',
      '"',
      "\\",
      "1",
      "-",
      "0",
      "1e5",
      ".",
      "true",
      "null",
      "x",
      " ",
      "\n",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
        const source = pieces.join("");
        const problem = findJsonProblem(source);
        if (problem) expect(() => JSON.parse(source)).toThrow();
        else expect(() => JSON.parse(withoutTrailingCommas(source))).not.toThrow();
      }),
      { numRuns: 5_000 },
    );
  });
});
