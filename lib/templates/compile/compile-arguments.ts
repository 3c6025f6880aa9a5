import type { Position } from "../error";
import { bind, noNames, type Given, type Named } from "../evaluate/library";
import type { Run } from "../evaluate/run";
import type { Value } from "../evaluate/value";
import type { Arguments, Expression } from "../language/syntax";

export type Evaluate = (run: Run) => Value;
/** Arguments as they were written, each compiled. */
export interface CompiledArguments {
  positional: readonly Evaluate[];
  named: readonly (readonly [name: string, evaluate: Evaluate])[];
}
/** Arguments in the order of the parameters of what is called. */
export interface BoundArguments {
  given: (run: Run) => Given;
  named: (run: Run) => Named;
}

const nothing: Given = [];

export function compileArguments(
  args: Arguments,
  compile: (expression: Expression) => Evaluate,
): CompiledArguments {
  return {
    positional: args.positional.map(compile),
    named: args.named.map(({ name, value }) => [name, compile(value)] as const),
  };
}

/** Puts arguments in order once, when the template is compiled. */
export function bindArguments(
  what: string,
  spec: { parameters: readonly string[]; isOpen?: boolean },
  { positional, named }: CompiledArguments,
  position: Position,
): BoundArguments {
  const bound = bind(what, spec, positional, named, position);
  return {
    given: bound.length === 0 ? () => nothing : (run) => bound.map((evaluate) => evaluate?.(run)),
    named:
      spec.isOpen && named.length > 0
        ? (run) => new Map(named.map(([name, evaluate]) => [name, evaluate(run)]))
        : () => noNames,
  };
}
