import type { Position } from "../error";
import type { Float } from "./float";

export type Literal = string | number | boolean | null | Float;

/** The closed language: what is not listed here cannot be compiled. */
export type Expression = { position: Position } & (
  | { kind: "literal"; value: Literal }
  | { kind: "name"; name: string }
  | { kind: "member"; target: Expression; key: string | number }
  | { kind: "item"; target: Expression; index: Expression }
  | {
      kind: "slice";
      target: Expression;
      start: Expression | null;
      stop: Expression | null;
      step: Expression | null;
    }
  | { kind: "list" | "tuple"; items: Expression[] }
  | { kind: "dict"; entries: { key: Expression; value: Expression }[] }
  | { kind: "not"; operand: Expression }
  | { kind: "sign"; isNegative: boolean; operand: Expression }
  | { kind: "logic"; operator: "and" | "or"; operands: Expression[] }
  | { kind: "arithmetic"; first: Expression; rest: Operation<ArithmeticOperator>[] }
  | { kind: "concat"; parts: Expression[] }
  | { kind: "compare"; first: Expression; rest: Operation<CompareOperator>[] }
  | { kind: "test"; operand: Expression; name: string; arguments: Arguments }
  | { kind: "filter"; operand: Expression; name: string; arguments: Arguments }
  | { kind: "call"; name: string; arguments: Arguments; caller: Macro | null }
  | { kind: "method"; target: Expression; name: string; arguments: Arguments; caller: Macro | null }
  | { kind: "conditional"; condition: Expression; body: Expression; otherwise: Expression | null }
  | { kind: "capture"; body: Statement[] }
);

export type ArithmeticOperator = "+" | "-" | "*" | "/" | "//" | "%" | "**";
export type CompareOperator = "==" | "!=" | "<" | ">" | "<=" | ">=" | "in" | "not in";

export interface Operation<Operator> {
  operator: Operator;
  operand: Expression;
  position: Position;
}

export interface Arguments {
  positional: Expression[];
  named: { name: string; value: Expression }[];
}

/** A macro, or the body of a `call`. */
export interface Macro {
  name: string;
  parameters: { name: string; fallback: Expression | null }[];
  takes: { varargs: boolean; kwargs: boolean; caller: boolean };
  body: Statement[];
}

export type Target =
  | { kind: "variable"; name: string; position: Position }
  | { kind: "attribute"; namespace: string; name: string; position: Position };

export type Statement = { position: Position } & (
  | { kind: "text"; text: string }
  | { kind: "output"; value: Expression }
  | { kind: "if"; branches: { condition: Expression; body: Statement[] }[]; otherwise: Statement[] }
  | {
      kind: "for";
      targets: Target[];
      iterable: Expression;
      test: Expression | null;
      body: Statement[];
      isRecursive: boolean;
      otherwise: Statement[];
    }
  | { kind: "set"; targets: Target[]; value: Expression }
  | { kind: "with"; bindings: { targets: Target[]; value: Expression }[]; body: Statement[] }
  | { kind: "macro"; macro: Macro }
  | { kind: "include"; names: string[]; isMissingIgnored: boolean; hasContext: boolean }
  | { kind: "import"; name: string; alias: string; hasContext: boolean }
  | { kind: "from"; name: string; imports: { name: string; alias: string }[]; hasContext: boolean }
  | { kind: "extends"; name: string }
  | { kind: "block"; name: string; body: Statement[]; isScoped: boolean; isRequired: boolean }
);

/** Templates that another one names, with the tag that names them. */
export interface Reference {
  readonly names: readonly string[];
  readonly isOptional: boolean;
  readonly position: Position;
}

/** A whole template. */
export interface Template {
  readonly statements: Statement[];
  /** Every name that a tag sets somewhere: what is called by it is known only when rendering. */
  readonly names: ReadonlySet<string>;
  readonly references: readonly Reference[];
  /** Whether `extends` or `block` stands in it, so that names can come from other templates. */
  readonly isComposed: boolean;
}

const unnamed = "this value";

/** How the author would name an expression in a message: `job.name`, or "this value". */
export function describe(expression: Expression): string {
  if (expression.kind === "name") return expression.name;
  if (expression.kind !== "member") return unnamed;
  const target = describe(expression.target);
  if (target === unnamed) return unnamed;
  const { key } = expression;
  return typeof key === "string" && /^\w+$/.test(key)
    ? `${target}.${key}`
    : `${target}[${JSON.stringify(key)}]`;
}
