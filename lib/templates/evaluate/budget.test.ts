import { describe, expect, it } from "vitest";
import { compileTemplate, renderTemplate, TemplateError, type RenderOptions } from "../render";

function failure(source: string, context: unknown = {}, options: Partial<RenderOptions> = {}): TemplateError {
  try {
    renderTemplate(source, context, { contentType: "html", deadlineMs: 60_000, ...options });
  } catch (error) {
    if (error instanceof TemplateError) return error;
    throw error;
  }
  throw new Error("It rendered.");
}

const big = "x".repeat(200_000);

describe("Limits", () => {
  it.each<[string, string, unknown, string, number, number]>([
    ["source", "x".repeat(65_537), {}, "The template is 65537 characters long; 65536 are allowed.", 1, 1],
    ["parts", "{{ a }}".repeat(2_501), {}, "The template has more than 5000 parts.", 1, 17_501],
    [
      "work in a loop",
      "{% set r = range(1000) %}\n{% for a in r %}{% for b in r %}{% endfor %}{% endfor %}",
      {},
      "The template takes more than 200000 steps of work.",
      2,
      20,
    ],
    [
      "work in an empty loop over data",
      "{% for a in v %}{% for b in v %}{% endfor %}{% endfor %}",
      { v: Array(1_000).fill(0) },
      "The template takes more than 200000 steps of work.",
      1,
      29,
    ],
    [
      "text by repeating",
      "{{ 'ab' * 1000000000 }}",
      {},
      "A text may not be longer than 262144 characters.",
      1,
      9,
    ],
    [
      "text by joining",
      "a\n  {{ v ~ v }}",
      { v: big },
      "A text may not be longer than 262144 characters.",
      2,
      6,
    ],
    ["text by adding", "{{ v + v }}", { v: big }, "A text may not be longer than 262144 characters.", 1, 6],
    [
      "text by replacing",
      "{{ v|replace('x', 'yy') }}",
      { v: big },
      "A text may not be longer than 262144 characters.",
      1,
      6,
    ],
    [
      "text by replacing nothing",
      "{{ v|replace('', 'yy') }}",
      { v: big },
      "A text may not be longer than 262144 characters.",
      1,
      6,
    ],
    ["text of a list", "{{ [v, v] }}", { v: big }, "A text may not be longer than 262144 characters.", 1, 4],
    [
      "text of JSON",
      "{{ [v, v]|tojson }}",
      { v: big },
      "A text may not be longer than 262144 characters.",
      1,
      11,
    ],
    [
      "text of a joined list",
      "{{ [v, v]|join }}",
      { v: big },
      "A text may not be longer than 262144 characters.",
      1,
      11,
    ],
    [
      "text by indenting",
      "{{ ('\\n' * 1000)|indent(1000, blank=true) }}",
      {},
      "A text may not be longer than 262144 characters.",
      1,
      18,
    ],
    [
      "text by centring",
      "{{ 'x'|center(1000000) }}",
      {},
      "A text may not be longer than 262144 characters.",
      1,
      8,
    ],
    [
      "text by filling with zeros",
      "{{ 'x'.zfill(1000000) }}",
      {},
      "A text may not be longer than 262144 characters.",
      1,
      4,
    ],
    [
      "text by escaping",
      "{{ v|e }}",
      { v: "'".repeat(100_000) },
      "A text may not be longer than 262144 characters.",
      1,
      6,
    ],
    ["output", "{{ v }}{{ v }}", { v: big }, "The output may not be longer than 262144 characters.", 1, 11],
    [
      "output by escaping",
      "{{ v }}",
      { v: "'".repeat(100_000) },
      "The output may not be longer than 262144 characters.",
      1,
      4,
    ],
    ...[
      "{{ 'x'.ljust(1000000000) }}",
      "{{ 'x'.rjust(1000000000) }}",
      "{{ 'x'.center(1000000000) }}",
      "{{ '\\t'.expandtabs(1000000000) }}",
      "{{ '%1000000000d'|format(1) }}",
      "{{ '%.1000000000d'|format(1) }}",
      "{{ '%*s'|format(1000000000, 'x') }}",
      "{{ '%s%s'|format(v, v) }}",
      "{{ '{:1000000000}'.format(1) }}",
      "{{ '{:>1000000000}'.format('x') }}",
      "{{ '{0}{0}'.format(v) }}",
      "{{ ('{0}' * 20).format(v[:20000]) }}",
      "{{ v[:60000]|wordwrap(1, wrapstring='-----') }}",
      "{{ ('aa.com ' * 20000)|urlize }}",
      "{{ [v, v]|pprint }}",
      "{{ {v: [v[:80]] * 9}|pprint }}",
      "{{ {'a': v, 'b': v}|xmlattr }}",
    ].map((source): [string, string, unknown, string, number, number] => [
      source,
      source,
      { v: big },
      "A text may not be longer than 262144 characters.",
      1,
      expect.any(Number) as unknown as number,
    ]),
    ["range", "{{ range(1001) }}", {}, '"range" gives 1000 numbers at most.', 1, 4],
    [
      "list by repeating",
      "{{ [0] * 1000000 }}",
      {},
      "The template takes more than 200000 steps of work.",
      1,
      8,
    ],
    ["numbers", "{{ 2 ** 60 }}", {}, "The result is too large to be exact.", 1, 6],
    ["numbers without end", "{{ 10 ** 400 }}", {}, "The result is not a number.", 1, 7],
  ])("stops %s", (_name, source, context, message, line, column) => {
    expect(failure(source, context)).toMatchObject({ message, line, column });
  });

  const brackets = "Brackets may be nested 40 deep at most.";
  const tags = "Tags and expressions may be nested 40 deep at most.";
  const expressions = "Expressions may be nested 40 deep at most.";

  it.each<[string, string, string, number]>([
    ["60,000 opened brackets", "{{ " + "(".repeat(60_000), brackets, 44],
    ["60,000 brackets", "{{ " + "(".repeat(30_000) + ")".repeat(30_000) + " }}", brackets, 44],
    ["60,000 list brackets", "{{ " + "[".repeat(60_000) + " }}", brackets, 44],
    ["nested dictionaries", "{{ " + "{'a':".repeat(10_000) + " }}", "nested 40 deep", 0],
    ["6,500 nested ifs", "{% if a %}".repeat(6_500), tags, 0],
    ["nested loops", "{% for a in b %}".repeat(4_000), tags, 0],
    ["15,000 nots", "{{ " + "not ".repeat(15_000) + "a }}", tags, 0],
    ["30,000 signs", "{{ " + "- ".repeat(30_000) + "1 }}", tags, 0],
    ["5,000 else branches", "{{ " + "a if b else ".repeat(5_000) + "c }}", tags, 0],
    ["20,000 attributes", "{{ a" + ".b".repeat(20_000) + " }}", expressions, 0],
    ["20,000 indexes", "{{ a" + "[0]".repeat(20_000) + " }}", expressions, 0],
    ["20,000 filters", "{{ a" + "|e".repeat(20_000) + " }}", expressions, 0],
    ["7,000 calls", "{{ a" + ".upper()".repeat(7_000) + " }}", expressions, 0],
    ["7,000 tests", "{{ a" + " is none".repeat(7_000) + " }}", 'Tests cannot be chained with "is".', 0],
    ["nested filter blocks", "{% filter e %}".repeat(4_000), tags, 0],
    ["nested set blocks", "{% set a %}".repeat(5_000), tags, 0],
  ])("refuses %s without overflowing the stack", (_name, source, message, column) => {
    const error = failure(source);

    expect(error.line).toBe(1);
    expect(error.message).toContain(message);
    if (column > 0) expect(error.column).toBe(column);
  });

  it("takes long chains that are not deep", () => {
    const chain = (operator: string) => `{{ ${Array(500).fill("1").join(` ${operator} `)} }}`;

    expect(renderTemplate(chain("+"), {}, { contentType: "text" }).output).toBe("500");
    expect(renderTemplate(chain("~"), {}, { contentType: "text" }).output).toBe("1".repeat(500));
    expect(renderTemplate(chain("and"), {}, { contentType: "text" }).output).toBe("1");
    expect(renderTemplate(chain("=="), {}, { contentType: "text" }).output).toBe("True");
    const branches = Array.from({ length: 500 }, (_, index) => `{% elif n == ${index} %}${index}`).join("");
    expect(
      renderTemplate(`{% if false %}${branches}{% endif %}`, { n: 499 }, { contentType: "text" }).output,
    ).toBe("499");
  });

  it("looks at the clock it is given", () => {
    let time = 0;
    const now = () => (time += 60);

    const loop = "{% for a in range(1000) %}\n{% for b in range(50) %}.{% endfor %}{% endfor %}";
    expect(failure(loop, {}, { now, deadlineMs: undefined })).toMatchObject({
      message: "The template takes longer than 200 ms.",
      line: 2,
    });
    expect(failure(loop, {}, { now, deadlineMs: 100 }).message).toBe(
      "The template takes longer than 100 ms.",
    );
  });

  it("does not compile what cannot be rendered", () => {
    expect(() => compileTemplate("{{ a|nope }}", "html")).toThrow('There is no filter "nope".');
  });

  it.each<[string, string, string]>([
    ["a word without a break", "x".repeat(250_000), "{{ v|wordwrap(79)|length }}"],
    ["hyphens", "-".repeat(250_000), "{{ v|wordwrap(79)|length }}"],
    ["words and dashes", "a--".repeat(25_000), "{{ v|wordwrap(79)|length }}"],
    ["spaces", " ".repeat(250_000), "{{ v|wordwrap(79)|length }}"],
    ["an address", `http://${"a.".repeat(100_000)}!`, "{{ v|urlize|length }}"],
    ["brackets", `${"(".repeat(50_000)}a.com${")".repeat(50_000)}`, "{{ v|urlize|length }}"],
    ["closed brackets", `x.${")".repeat(100_000)}a`, "{{ v|urlize|length }}"],
    ["at signs", "a@b.c@".repeat(40_000), "{{ v|urlize|length }}"],
    ["a mail address", `a@${"b.".repeat(100_000)}`, "{{ v|urlize|length }}"],
    ["signs of format", "%%".repeat(100_000), "{{ v|format|length }}"],
    ["brackets of format", "{".repeat(200_000), "{{ v.format()|length }}"],
    ["the end of a long text", "x".repeat(200_000), "{{ v.rpartition('x' * 99 ~ 'y') }}"],
  ])("reads %s in a time that grows with its length", (_name, v, source) => {
    const started = performance.now();
    try {
      renderTemplate(source, { v }, { contentType: "html", deadlineMs: 60_000 });
    } catch (error) {
      expect(error).toBeInstanceOf(TemplateError);
    }
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
