import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hostile, type Attack } from "./attacks/attack";
import { bombAttacks } from "./attacks/bombs";
import { codeAttacks } from "./attacks/code";
import { fileAttacks } from "./attacks/files";
import { parserAttacks } from "./attacks/parser";
import { pollutionAttacks } from "./attacks/pollution";
import { prototypeAttacks } from "./attacks/prototype";
import { recursionAttacks } from "./attacks/recursion";
import { slowFilterAttacks } from "./attacks/slow-filters";
import { checkCondition, meetsCondition } from "./condition";
import { prepareData } from "./data";
import agreement from "./fixtures/jinja-agreement.json";
import { renderTemplate, TemplateError } from "./render";

const data = prepareData({
  event: { severity: "critical", title: "Nightly failed", message: null, details: { rows: 5, "a b": "x" } },
  job: { key: "nightly", failed_steps: 0, parameters: { region: "eu" } },
  target: { tags: ["db", "prod"] },
  steps: {},
  vars: {},
});
const meets = (source: string) => meetsCondition(source, data);

describe("A condition", () => {
  it.each([
    ["event.severity == 'critical'", true],
    ["event.severity in ['error', 'warning']", false],
    ["event.details.rows > 3 and job.key.startswith('night')", true],
    ["event.details['a b'] == 'x'", true],
    ["'db' in target.tags", true],
    ["'disk' in event.message|default('', true)", false],
    ["job.parameters.region == 'us' or\n  event.details.rows is number", true],
    ["not event.message", true],
    ["{'a': {'b': [1]}}.a.b", true],
    ["event.details.rows", true],
    ["job.failed_steps", false],
    ["steps", false],
  ])("is met or not: %s", (source, isMet) => {
    checkCondition(source);

    expect(meets(source)).toBe(isMet);
  });

  it.each(["event.details.size", "job.parameters.owner.email", "user", "user.email", "system.environment"])(
    "takes what is missing for false: %s",
    (source) => {
      checkCondition(source);

      expect(meets(source)).toBe(false);
    },
  );

  it.each([
    ["event.message > 3", 1, 15],
    ["event.details.size > 3", 1, 20],
    ["event.severity == 'critical' and\n 5 in job.failed_steps", 2, 4],
  ])("cannot be worked out: %s", (source, line, column) => {
    checkCondition(source);

    expect(() => meets(source)).toThrow(expect.objectContaining({ name: "TemplateError", line, column }));
  });

  it.each([
    ["", "Expected a value, found the end of the condition.", 1, 1],
    ["event.severity ==", "Expected a value, found the end of the condition.", 1, 18],
    ["event.a and\n job.b ==\n", "Expected a value, found the end of the condition.", 3, 1],
    ["event.title job.name", 'Expected the end of the condition, found "job".', 1, 13],
    ["(event.title", 'The condition ends too early: "(" is open.', 1, 13],
    ["event.title)", 'Unexpected ")": nothing is open.', 1, 12],
    ["event.title }}{{ job", "A condition is one expression, without tags.", 1, 1],
    [
      "event.title }}{% if job %}{{ 1 }}{% endif %}{{ 1",
      "A condition is one expression, without tags.",
      1,
      1,
    ],
    ["{% if job %}", 'Expected a value, found "%".', 1, 2],
    ["event.title #}", 'Expected the end of the condition, found "#".', 1, 13],
    ["event.__proto__", 'The name "__proto__" is not allowed in templates.', 1, 7],
    ["event.title|loud", 'There is no filter "loud".', 1, 13],
    ["caller()", 'There is no macro or function "caller".', 1, 1],
  ])("is refused with its place: %j", (source, message, line, column) => {
    expect(() => {
      checkCondition(source);
    }).toThrow(expect.objectContaining({ name: "TemplateError", message, line, column }));
  });

  it.each([
    "evnt.title",
    "1 and [2, {'a': x}]",
    "range(3)|select(loop)",
    "notification.id",
    "recipient.email",
  ])("knows only what is known before anybody is told: %s", (source) => {
    expect(() => {
      checkCondition(source);
    }).toThrow(/^There is no variable “\w+”: a condition knows event, job, /);
  });

  it("is true where Jinja's if is true", () => {
    const rows = agreement.rows.flatMap(([template]) => expressionOf(String(template)) ?? []);
    const context = { vars: agreement.context };
    const known = Object.keys(agreement.context);
    let compared = 0;
    for (const row of rows) {
      const source = under("vars", known, row);
      const render = (template: string) =>
        outcomeOf(() => renderTemplate(template, context, { contentType: "text" }).output === "1");
      const expected = render(`{% if ${source} %}1{% endif %}`);
      const found = outcomeOf(() => meetsCondition(source, prepareData(context)));
      if (expected === "refused" || found === "refused") continue;
      expect([source, found]).toEqual([source, expected]);
      compared++;
    }
    expect(compared).toBeGreaterThan(300);
  });
});

describe("Attacks by a condition", () => {
  const secret = "s3cr3t";
  const world = {
    ...hostile,
    a: { b: 1 },
    list: [1],
    text: "abc",
    number: 1,
    secretly: Object.defineProperty({}, "key", { get: () => secret, enumerable: true }),
    method: () => secret,
  };
  const attacks: Attack[] = [
    prototypeAttacks,
    codeAttacks,
    fileAttacks,
    pollutionAttacks,
    recursionAttacks,
    bombAttacks,
    slowFilterAttacks,
    parserAttacks,
  ].flat();
  const sources = attacks.flatMap(({ template }) => {
    const expression = expressionOf(template);
    return expression === null ? [] : [under("vars", Object.keys(world), expression)];
  });
  const { Function: realFunction, eval: realEval } = globalThis;
  const calls: string[] = [];
  /** Of processor time: the budget of a condition is 50, that of reading it is in its limits. */
  const hangMs = 250;

  beforeAll(() => {
    const trap = (name: string) =>
      function () {
        calls.push(name);
        throw new Error(`${name} was called`);
      };
    Object.assign(globalThis, { Function: trap("Function"), eval: trap("eval") });
  });
  afterAll(() => {
    Object.assign(globalThis, { Function: realFunction, eval: realEval });
  });

  it("are many", () => {
    expect(new Set(sources).size).toBeGreaterThan(90);
  });

  it.each(sources.map((source): [string, string] => [JSON.stringify(source.slice(0, 100)), source]))(
    "reach nothing and hold up nothing: %s",
    (_, source) => {
      const prepared = prepareData({ vars: world });
      const start = process.cpuUsage();
      const outcome = outcomeOf(() => meetsCondition(source, prepared));
      const { user, system } = process.cpuUsage(start);

      expect(["refused", true, false]).toContain(outcome);
      expect((user + system) / 1_000).toBeLessThan(hangMs);
      expect(calls).toEqual([]);
      expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    },
  );

  it.each([
    "vars.secretly.key",
    "vars.method",
    "vars.list.constructor",
    "vars.a.toString",
    "'toString' in vars.a",
    "vars.a['constr' ~ 'uctor'] is defined",
  ])("see nothing behind the data: %s", (source) => {
    expect([false, "refused"]).toContain(
      outcomeOf(() => meetsCondition(source, prepareData({ vars: world }))),
    );
  });
});

/** What stands in a template that is one tag of output. */
function expressionOf(template: string): string | null {
  const found = /^\{\{((?:(?!\}\}|\{[{%#]).|\n)*)\}\}$/.exec(template);
  return found?.[1] ?? null;
}

/** The expression with its variables as members of another one. */
function under(name: string, variables: readonly string[], expression: string): string {
  return expression.replaceAll(/(?<![\w.'"|])[A-Za-z_]\w*(?!\w*\s*(?:=(?!=)|['"(]))/g, (word) =>
    variables.includes(word) ? `${name}.${word}` : word,
  );
}

function outcomeOf(work: () => boolean): boolean | "refused" {
  try {
    return work();
  } catch (error) {
    if (error instanceof TemplateError) return "refused";
    throw error;
  }
}
