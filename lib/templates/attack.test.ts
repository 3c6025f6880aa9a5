import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hostile, type Attack } from "./attacks/attack";
import { bombAttacks } from "./attacks/bombs";
import { channelAttacks } from "./attacks/channels";
import { codeAttacks } from "./attacks/code";
import { fileAttacks } from "./attacks/files";
import { loopAttacks } from "./attacks/loops";
import { markupAttacks } from "./attacks/markup";
import { parserAttacks } from "./attacks/parser";
import { pollutionAttacks } from "./attacks/pollution";
import { prototypeAttacks } from "./attacks/prototype";
import { recursionAttacks } from "./attacks/recursion";
import { slowFilterAttacks } from "./attacks/slow-filters";
import { maxOutputLength } from "./limits";
import { renderTemplate, TemplateError } from "./render";

const secret = "s3cr3t";
const data = {
  ...hostile,
  a: { b: 1 },
  list: [1],
  text: "abc",
  number: 1,
  none: null,
  secretly: Object.defineProperty({}, "key", { get: () => secret, enumerable: true }),
  method: () => secret,
};

const reaching: Record<string, Attack[]> = {
  "JavaScript's objects": prototypeAttacks,
  "JavaScript's functions": codeAttacks,
  files: fileAttacks,
  "what others share": pollutionAttacks,
};
const exhausting: Record<string, Attack[]> = {
  loops: loopAttacks,
  recursion: recursionAttacks,
  "texts that grow": bombAttacks,
  "slow filters": slowFilterAttacks,
  "sources that are hard to read": parserAttacks,
};
const breakingOut: Record<string, Attack[]> = { HTML: markupAttacks, "other channels": channelAttacks };
const all = [reaching, exhausting, breakingOut].flatMap((families) => Object.values(families).flat());

/** Of processor time, so that other work on the machine does not count. The budget of a rendering is 200. */
const hangMs = 250;

interface Outcome {
  output: string;
  error: unknown;
}

/** Renders as fast as it must be; what is refused says what and where. */
function attack({ template, contentType = "text", templates = {} }: Attack): Outcome {
  const start = process.cpuUsage();
  const outcome = attempt(() =>
    renderTemplate(template, data, { contentType, templates: new Map(Object.entries(templates)) }),
  );
  const { user, system } = process.cpuUsage(start);

  expect((user + system) / 1_000).toBeLessThan(hangMs);
  if (outcome.error !== null) {
    expect(outcome.error).toBeInstanceOf(TemplateError);
    expect((outcome.error as TemplateError).message).toMatch(/\S/);
    expect((outcome.error as TemplateError).line).toBeGreaterThanOrEqual(1);
    expect((outcome.error as TemplateError).column).toBeGreaterThanOrEqual(1);
  }
  expect(outcome.output.length).toBeLessThanOrEqual(maxOutputLength);
  return outcome;
}

function attempt(render: () => { output: string }): Outcome {
  try {
    return { output: render().output, error: null };
  } catch (error) {
    return { output: "", error };
  }
}

const named = (attacks: Attack[]) =>
  attacks.map((one): [string, Attack] => [JSON.stringify(one.template.slice(0, 100)), one]);

describe("Attacks", () => {
  const { Function: realFunction, eval: realEval } = globalThis;
  const calls: string[] = [];

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

  describe.each(Object.entries(reaching))("for %s", (_family, attacks) => {
    it.each(named(attacks))("get nothing from %s", (_name, one) => {
      const { output } = attack(one);

      expect(calls).toEqual([]);
      expect(output).not.toMatch(/function|\[object|native code|=>|root:|s3cr3t|polluted.*polluted|PATH/i);
      expect(output.length).toBeLessThan(80);
      expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    });
  });

  describe.each(Object.entries(exhausting))("by %s", (_family, attacks) => {
    it.each(named(attacks))("cannot hold up the rendering with %s", (_name, one) => {
      attack(one);

      expect(calls).toEqual([]);
    });
  });

  describe.each(Object.entries(breakingOut))("on %s", (_family, attacks) => {
    it.each(named(attacks))("give only text in %s", (_name, one) => {
      const { output } = attack(one);

      expect(calls).toEqual([]);
      if (one.never) expect(output).not.toMatch(one.never);
      if (/json|blocks|card/.test(one.contentType ?? "") && output !== "") JSON.parse(output);
    });
  });

  it("names the place of a forbidden name", () => {
    const render = (template: string) => () => renderTemplate(template, data, { contentType: "text" });

    expect(render("a\n {{ a.__proto__ }}")).toThrow(
      expect.objectContaining({
        message: 'The name "__proto__" is not allowed in templates.',
        line: 2,
        column: 7,
      }),
    );
    expect(render("{{ a['con' ~ 'structor'] }}")).toThrow(
      expect.objectContaining({
        message: 'The name "constructor" is not allowed in templates.',
        line: 1,
        column: 4,
      }),
    );
  });

  it("has as many attacks as the acceptance asks for", () => {
    expect(new Set(all.map((one) => `${one.contentType} ${one.template}`)).size).toBeGreaterThanOrEqual(160);
  });
});
