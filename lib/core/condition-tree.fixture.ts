import fc from "fast-check";
import { conditionFields, operatorsOf, type ConditionField, type Operator } from "./condition-field";
import type { ConditionGroup, ConditionNode, ConditionRow } from "./condition-tree";

const texts = fc.oneof(
  fc.string(),
  fc.constantFrom('"', "\\", "'", "a\nb", "\\n", "critical", "ä{{ }}", "{% %}"),
);
/** Whole numbers that are not exact are no numbers of the language. */
const numbers = fc.oneof(
  fc.integer(),
  fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .filter((one) => one !== 0 && (!Number.isInteger(one) || Number.isSafeInteger(one))),
);
const scalars = fc.oneof(texts, numbers, fc.boolean());
const names = fc.oneof(
  fc.constantFrom("rows", "a.b", "odd name", "in", "not.x", "1.5", "", "x-y", "_a1", "startswith"),
  fc.string(),
);

/** What the builder could hold in a row of such fields. */
export const rowsOf = (fields: readonly ConditionField[]): fc.Arbitrary<ConditionRow> =>
  fc.constantFrom(...fields).chain(({ path, type, isNamed, choices }) =>
    fc.constantFrom(...operatorsOf[type]).chain((operator) => {
      const one =
        type === "any"
          ? scalars
          : type === "number" || type === "duration"
            ? numbers
            : choices
              ? fc.constantFrom(...choices)
              : texts;
      const values: Partial<Record<Operator, fc.Arbitrary<ConditionRow["value"]>>> = {
        one_of: fc.array(one, { maxLength: 4 }),
        contains: texts,
        contains_not: texts,
        starts_with: texts,
        gt: numbers,
        gte: numbers,
        lt: numbers,
        lte: numbers,
        set: fc.constant(null),
        not_set: fc.constant(null),
      };
      return fc.record<ConditionRow>({
        kind: fc.constant("row" as const),
        field: fc.constant(path),
        name: isNamed ? names : fc.constant(null),
        operator: fc.constant(operator),
        value: values[operator] ?? one,
      });
    }),
  );

export const rows = rowsOf(conditionFields);

const nodesOf = (fields: readonly ConditionField[]) =>
  fc.letrec<{ node: ConditionNode; group: ConditionGroup; row: ConditionRow }>((tie) => ({
    row: rowsOf(fields),
    group: fc.record({
      kind: fc.constant("group" as const),
      join: fc.constantFrom("all" as const, "any" as const),
      parts: fc.array(tie("node"), { minLength: 2, maxLength: 4 }),
    }),
    node: fc.oneof({ depthSize: "small", withCrossShrink: true }, tie("row"), tie("group")),
  })).node;

/** Conditions as the builder makes them: a group in a group has several parts. */
export const conditionsOf = (fields: readonly ConditionField[]) =>
  nodesOf(fields).map((one): ConditionGroup =>
    one.kind === "group" ? one : { kind: "group", join: "all", parts: [one] },
  );
export const conditions = conditionsOf(conditionFields);
