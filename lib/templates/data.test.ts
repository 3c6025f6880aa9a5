import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderTemplate } from "./render";

function render(source: string, context: unknown) {
  return renderTemplate(source, context, { contentType: "text" });
}

describe("Data", () => {
  it("is copied: neither the template nor a later change reaches the original", () => {
    const context = { list: [3, 1, 2], dict: { a: 1 } };
    const before = structuredClone(context);

    render("{{ list|sort }}{{ list|reverse|list }}{% set list = [] %}{{ dict|dictsort }}", context);

    expect(context).toEqual(before);
  });

  it("never runs a getter and never shows a function, a symbol or a class instance", () => {
    let runs = 0;
    const context = {
      get trap() {
        runs++;
        return "ran";
      },
      list: Object.defineProperty([1, 2], 0, { get: () => runs++, enumerable: true }),
      call: () => "called",
      symbol: Symbol("s"),
      instance: new (class Secret {
        password = "x";
      })(),
      map: new Map([["a", 1]]),
      bytes: new Uint8Array(2),
      error: new Error("secret"),
    };

    const { output } = render(
      "[{{ trap }}{{ call }}{{ symbol }}{{ instance }}{{ map }}{{ bytes }}{{ error }}]{{ list }}",
      context,
    );

    expect(output).toBe("[][None, 2]");
    expect(runs).toBe(0);
  });

  it("sees own properties only", () => {
    const context = Object.create({ inherited: "x" }) as Record<string, unknown>;
    context.own = "y";

    expect(render("{{ own }}{{ a.own }}", context).output).toBe("");
    expect(render("[{{ a }}]", { a: context }).output).toBe("[]");
    expect(
      render("{{ a.toString }}{{ a.own }}", { a: Object.assign(Object.create(null), { own: "y" }) }).output,
    ).toBe("y");
  });

  it("takes prototype keys of JSON as data and pollutes nothing", () => {
    const context = JSON.parse(
      '{"a": {"__proto__": {"polluted": "yes"}, "constructor": "c", "ok": 1}}',
    ) as unknown;

    expect(render("{{ a.polluted }}|{{ a.ok }}|{{ a }}", context).output).toBe(
      "|1|{'constructor': 'c', 'ok': 1}",
    );
    expect(() => render("{{ a.constructor }}", context)).toThrow('The name "constructor" is not allowed');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it("writes dates as ISO and large integers exactly", () => {
    const context = {
      at: new Date("2026-11-21T02:00:00Z"),
      never: new Date(NaN),
      id: 12345678901234567890n,
      n: 5n,
    };

    expect(render("{{ at }} {{ never }} {{ id }} {{ n + 1 }}", context).output).toBe(
      "2026-11-21T02:00:00.000Z None 12345678901234567890 6",
    );
  });

  it("knows no NaN and no infinity", () => {
    expect(render("{{ a }} {{ b }}", { a: NaN, b: -Infinity }).output).toBe("None None");
  });

  it("replaces NUL and half characters", () => {
    const context = { a: "x\u0000y\ud83dz", "k\u0000": 1 };

    expect(render("{{ a }} {{ '\\x00\\ud800' }}", context).output).toBe("x\ufffdy\ufffdz \ufffd\ufffd");
  });

  it("cuts a huge text with a warning and still renders", () => {
    const { output, warnings } = render("{{ a|truncate_output(20) }}", { a: `${"x".repeat(5_000_000)}end` });

    expect(output).toMatch(/^x{8}\n… \d+ characters cut …\nx{9}end$/);
    expect(warnings).toEqual([
      { message: "A text longer than 262144 characters was cut.", line: 1, column: 1 },
    ]);
  });

  it("leaves out what is too deep, circular or too much, with a warning", () => {
    const circle: Record<string, unknown> = { name: "c" };
    circle.self = circle;
    let deep: unknown = 1;
    for (let level = 0; level < 100_000; level++) deep = [deep];

    expect(render("{{ self.self.name }}", circle)).toMatchObject({
      output: "c",
      warnings: [{ message: "Data nested more than 32 deep was left out." }],
    });
    expect(render("ok", { deep }).warnings).toHaveLength(1);
    expect(render("{{ a|length }}", { a: Array(1_000_000).fill(0) })).toMatchObject({
      warnings: [{ message: "The data of this message is too large: its end was left out." }],
    });
    expect(render("{{ a|length }}", { a: Array(4_000_000_000) }).warnings).toHaveLength(1);
  });

  it.each([null, undefined, 1, "x", [1, 2], () => 1])("takes %j for no data at all", (context) => {
    expect(render("a{{ b }}", context).output).toBe("a");
  });

  it("puts stored steps back in the order in which they ran", () => {
    const steps = { b: { position: 2 }, load: { position: 3 }, extract: { position: 1 } };

    expect(render("{% for name, step in steps.items() %}{{ name }} {% endfor %}", { steps }).output).toBe(
      "extract b load ",
    );
    expect(render("{{ steps|list }}", { steps: { z: { status: "x" }, a: { position: 1 } } }).output).toBe(
      "['z', 'a']",
    );
  });

  it("renders any JSON, whole or in parts, without failing otherwise than by a TemplateError", () => {
    const template =
      "{{ v }}{{ v|tojson }}{% for x in v if v is mapping or v is sequence %}{{ x }}{% endfor %}{{ v|length if v is sequence }}";
    fc.assert(
      fc.property(fc.jsonValue({ depthSize: "medium" }), (v) => {
        const source = v === null || typeof v !== "object" ? "{{ v }}{{ v|tojson }}" : template;
        expect(typeof render(source, { v }).output).toBe("string");
        expect(JSON.parse(render("{{ v|tojson }}", { v }).output)).toEqual(withoutPrototypeKeys(v));
      }),
      { numRuns: 300 },
    );
  });
});

/** JSON.parse keeps -0 and "__proto__"; a message has neither. */
function withoutPrototypeKeys(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), function (this: Record<string, unknown>, key, inner: unknown) {
    return key === "__proto__" ? undefined : inner;
  });
}
