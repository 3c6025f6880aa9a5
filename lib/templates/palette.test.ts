import { describe, expect, it } from "vitest";
import { contextVariables, sampleContext } from "./context";
import { paletteOf } from "./palette";
import { renderTemplate } from "./render";
import { sampleDigest } from "./sample-digest";

describe("paletteOf", () => {
  it("has every documented variable with its value", () => {
    const byPath = (context: object) =>
      new Map(paletteOf(context).map((variable) => [variable.path, variable]));
    const [ofOne, ofSeveral] = [byPath(sampleContext), byPath(sampleDigest)];

    for (const { path, example, description } of contextVariables) {
      const isOfSeveral = path.startsWith("bundle.");
      expect((isOfSeveral ? ofSeveral : ofOne).get(path)).toMatchObject({
        path,
        description,
        value: example,
      });
      expect(ofOne.has(path)).toBe(!isOfSeveral);
    }
  });

  it("inserts what prints the value, whatever names people have chosen", () => {
    const names = ["plain", "a'b", 'a"b', `'"`, "items", "in", "1st", "ä b", "back\\slash", "line\nbreak"];
    const named = Object.fromEntries(names.map((name, index) => [name, `value ${index}`]));
    const steps = Object.fromEntries(
      names.map((name, index) => [name, { position: index + 1, status: name, output: null }]),
    );
    const context = { ...sampleContext, vars: named, steps };

    for (const { insert, value, path } of paletteOf(context)) {
      if (typeof value !== "string") continue;
      const { output, warnings } = renderTemplate(insert, context, { contentType: "text" });
      expect([path, output, warnings]).toEqual([path, value, []]);
    }
    const inserts = paletteOf(context).map(({ insert }) => insert);
    expect(inserts).toEqual(
      expect.arrayContaining(["{{ vars.plain }}", "{{ vars['items'] }}", `{{ vars["a'b"] }}`]),
    );
  });

  it("shows the steps of the run, not those of the sample", () => {
    const steps = { build: { position: 1, status: "failed", output: "x", error_message: "y" } };
    const paths = paletteOf({ ...sampleContext, steps }).map(({ path }) => path);

    expect(paths).toContain("steps['build'].error_message");
    expect(paths.join()).not.toContain("load-warehouse");
  });

  it("has what an event carries, the parameters of the run, and whatever else is there", () => {
    const context = {
      job: { name: "etl", parameters: { full: true } },
      event: { details: { rows: [1, 2] } },
      recipient: { name: "Mira" },
    };
    const values = Object.fromEntries(paletteOf(context).map(({ path, value }) => [path, value]));

    expect(values).toMatchObject({
      "job.parameters.full": true,
      "event.details.rows": [1, 2],
      recipient: { name: "Mira" },
      "job.name": "etl",
    });
  });

  it("never shows what templates may not name, and stands any context", () => {
    const vars = JSON.parse('{"__proto__": 1, "constructor": 2, "ok": 3}') as object;
    const paths = paletteOf({ vars }).map(({ path }) => path);

    expect(paths).toContain("vars.ok");
    expect(paths.join()).not.toMatch(/__proto__|constructor/);
    for (const context of [null, undefined, 7, [], {}]) {
      expect(paletteOf(context).every(({ value }) => value === undefined)).toBe(true);
    }
  });

  it("is sorted by what the variables are about", () => {
    const groups = paletteOf(sampleContext).map(({ group }) => group);

    expect(groups).toEqual(groups.toSorted((a, b) => groups.indexOf(a) - groups.indexOf(b)));
    expect(new Set(groups)).toContain("Your variables");
  });
});
