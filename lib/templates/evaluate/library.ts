import { TemplateError, type Position } from "../error";
import type { Run } from "./run";
import type { Value } from "./value";

/** Arguments in the order of the parameters; what was not given is undefined. */
export type Given = readonly (Value | undefined)[];
export type Named = ReadonlyMap<string, Value>;

export interface FilterSpec {
  /** Parameter names as in Jinja, without the value itself. */
  parameters: readonly string[];
  /** Takes any arguments, such as `map('truncate', 10)`: they arrive as they were written. */
  isOpen?: boolean;
  /** May be used on a missing value without a warning. */
  isForMissing?: boolean;
  apply(run: Run, value: Value, given: Given, named: Named): Value;
}

export interface TestSpec {
  parameters: readonly string[];
  apply(run: Run, value: Value, given: Given): boolean;
}

/** A function, or a method of a value. */
export interface CallSpec {
  parameters: readonly string[];
  isOpen?: boolean;
  apply(run: Run, given: Given, named: Named): Value;
}

export interface MethodSpec {
  parameters: readonly string[];
  isOpen?: boolean;
  apply(run: Run, target: Value, given: Given, named: Named): Value;
}

export interface Library {
  filters: ReadonlyMap<string, FilterSpec>;
  tests: ReadonlyMap<string, TestSpec>;
  functions: ReadonlyMap<string, CallSpec>;
  methods: ReadonlyMap<string, MethodSpec>;
}

export const noNames: Named = new Map();

/** Puts positional and named arguments in the order of the parameters. */
export function bind<Argument>(
  what: string,
  spec: { parameters: readonly string[]; isOpen?: boolean },
  positional: readonly Argument[],
  named: Iterable<readonly [string, Argument]>,
  position: Position,
): (Argument | undefined)[] {
  if (spec.isOpen) return [...positional];
  const { parameters } = spec;
  if (positional.length > parameters.length) {
    throw new TemplateError(
      `${what} takes ${countOf(parameters.length)}, ${positional.length} are given.`,
      position,
    );
  }
  const count = Math.max(positional.length, ...Array.from(named, ([name]) => parameters.indexOf(name) + 1));
  const bound = Array.from({ length: count }, (_, index): Argument | undefined => positional[index]);
  for (const [name, argument] of named) {
    const index = parameters.indexOf(name);
    if (index === -1) throw new TemplateError(`${what} has no argument "${name}".`, position);
    if (bound[index] !== undefined) throw new TemplateError(`${what} gets "${name}" twice.`, position);
    bound[index] = argument;
  }
  return bound;
}

function countOf(count: number): string {
  if (count === 0) return "no arguments";
  return count === 1 ? "1 argument at most" : `${count} arguments at most`;
}
