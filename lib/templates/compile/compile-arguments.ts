import type { Position } from "../error";
import { bind, noNames, type Given, type Named } from "../evaluate/library";
import type { Run } from "../evaluate/run";
import type { Value } from "../evaluate/value";
import type { Arguments, Expression } from "../language/syntax";

export type Evaluate = (run: Run) => Value;
export interface CompiledArguments {
  given: (run: Run) => Given;
  named: (run: Run) => Named;
}

const nothing: Given = [];

/** Arguments put in order once, when the template is compiled. */
export function compileArguments(
  what: string,
  spec: { parameters: readonly string[]; isOpen?: boolean },
  args: Arguments,
  position: Position,
  compile: (expression: Expression) => Evaluate,
): CompiledArguments {
  const positional = args.positional.map(compile);
  const named = args.named.map(({ name, value }) => [name, compile(value)] as const);
  const bound = bind(what, spec, positional, named, position);
  return {
    given: bound.length === 0 ? () => nothing : (run) => bound.map((evaluate) => evaluate?.(run)),
    named:
      spec.isOpen && named.length > 0
        ? (run) => new Map(named.map(([name, evaluate]) => [name, evaluate(run)]))
        : () => noNames,
  };
}
