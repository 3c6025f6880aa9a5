import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { diff, pathText, type Change, type Json } from "./diff";

const anyJson = fc.jsonValue({ depthSize: "small" }).map((value) => value as Json);

/** The document with the changes made, as a reader of the audit trail would make them. */
function apply(document: Json, changes: readonly Change[]): Json {
  return changes.reduce((value, change) => applyAt(value, change, change.path), document);
}

function applyAt(value: Json, change: Change, [step, ...rest]: Change["path"]): Json {
  if (step === undefined) return change.after;
  if (Array.isArray(value))
    return value.map((item, index) => (index === step ? applyAt(item, change, rest) : item));
  const fields = new Map(Object.entries(value as Record<string, Json>));
  const name = String(step);
  if (change.kind === "removed" && rest.length === 0) fields.delete(name);
  else fields.set(name, applyAt(fields.get(name) ?? null, change, rest));
  return Object.fromEntries(fields);
}

function find(document: Json, path: Change["path"]): Json | undefined {
  return path.reduce<Json | undefined>((value, step) => {
    if (typeof value !== "object" || value === null) return undefined;
    return Object.entries(value).find(([name]) => name === String(step))?.[1] as Json | undefined;
  }, document);
}

describe("diff", () => {
  test.each<[name: string, before: Json, after: Json, changes: [string, Change["kind"], Json, Json][]]>([
    ["nothing", { a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 }, []],
    ["a field", { a: 1, b: 2 }, { a: 1, b: 3 }, [["b", "changed", 2, 3]]],
    ["a field within", { a: { b: { c: 1 } } }, { a: { b: { c: null } } }, [["a.b.c", "changed", 1, null]]],
    ["what came", { a: 1 }, { a: 1, b: { c: 2 } }, [["b", "added", null, { c: 2 }]]],
    ["what came and is null", {}, { a: null }, [["a", "added", null, null]]],
    ["what went", { a: 1, b: [2] }, { a: 1 }, [["b", "removed", [2], null]]],
    ["a list, as a whole", { to: ["a", "b"] }, { to: ["a"] }, [["to", "changed", ["a", "b"], ["a"]]]],
    ["objects of a list", [{ a: 1 }, { b: 2 }], [{ a: 1 }, { b: 3 }], [["[1].b", "changed", 2, 3]]],
    ["a list of other length", [{ a: 1 }], [{ a: 1 }, {}], [["", "changed", [{ a: 1 }], [{ a: 1 }, {}]]]],
    ["another kind of value", { a: {} }, { a: [] }, [["a", "changed", {}, []]]],
    ["odd names", { "a.b": 1 }, { "a.b": 2 }, [['["a.b"]', "changed", 1, 2]]],
    ["names that objects have", {}, { constructor: 1 }, [["constructor", "added", null, 1]]],
  ])("tells %s", (_, before, after, expected) => {
    const found = diff(before, after).map(({ path, kind, ...values }) => [
      pathText(path),
      kind,
      values.before,
      values.after,
    ]);

    expect(found).toEqual(expected);
  });

  it("finds nothing between a document and itself, however its fields are ordered", () => {
    fc.assert(
      fc.property(anyJson, (document) => {
        const turned = JSON.parse(JSON.stringify(document), (_, value: Json) =>
          typeof value === "object" && value !== null && !Array.isArray(value)
            ? Object.fromEntries(Object.entries(value).reverse())
            : value,
        ) as Json;
        expect(diff(document, document)).toEqual([]);
        expect(diff(document, turned)).toEqual([]);
      }),
    );
  });

  it("names only what differs, with the values as they were and are", () => {
    fc.assert(
      fc.property(anyJson, anyJson, (before, after) => {
        for (const change of diff(before, after)) {
          const [was, is] = [find(before, change.path), find(after, change.path)];
          expect(was).not.toEqual(is);
          expect(was).toEqual(change.kind === "added" ? undefined : change.before);
          expect(is).toEqual(change.kind === "removed" ? undefined : change.after);
        }
      }),
    );
  });

  it("leaves nothing out: the changes, made to what was, give what is", () => {
    fc.assert(
      fc.property(anyJson, anyJson, (before, after) => {
        expect(apply(before, diff(before, after))).toEqual(after);
      }),
    );
  });
});
