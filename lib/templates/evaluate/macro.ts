import { isEscaped } from "./escape";
import type { Place } from "./frame";
import type { Named } from "./library";
import type { Run } from "./run";
import { Scope } from "./scope";
import { nameOf, Safe, Thing, tuple, Undefined, type Value } from "./value";

export interface MacroShape {
  readonly name: string;
  readonly parameters: readonly { name: string; fallback: ((run: Run) => Value) | null }[];
  /** Which of the names that hold what a call gives beyond the parameters the body uses. */
  readonly takes: { readonly varargs: boolean; readonly kwargs: boolean; readonly caller: boolean };
  readonly execute: (run: Run) => void;
}

/** What `{% macro %}` and the body of a `{% call %}` make: it sees the variables of the place where it stands. */
export class Macro extends Thing {
  readonly label: string;
  override readonly isCallable = true;

  constructor(
    private readonly shape: MacroShape,
    private readonly place: Place,
  ) {
    super();
    this.label = `the macro "${shape.name}"`;
  }

  override get(name: string): Value | undefined {
    const { shape } = this;
    switch (name) {
      case "name":
        return shape.name;
      case "arguments":
        return tuple(...shape.parameters.map((parameter) => parameter.name));
      case "catch_varargs":
        return shape.takes.varargs;
      case "catch_kwargs":
        return shape.takes.kwargs;
      case "caller":
        return shape.takes.caller;
      default:
        return undefined;
    }
  }

  override call(run: Run, given: readonly Value[], named: Named): Value {
    run.spend(1 + given.length + named.size);
    const bound = this.bind(run, given, named);
    return run.within(this.place, new Scope(this.place.scope, bound), () => {
      for (const { name, fallback } of this.shape.parameters) {
        if (bound.has(name)) continue;
        bound.set(name, fallback ? fallback(run) : new Undefined(`the parameter ${name} of ${this.label}`));
      }
      return captured(run, this.shape.execute);
    });
  }

  private bind(run: Run, given: readonly Value[], named: Named): Map<string, Value> {
    const { parameters, takes } = this.shape;
    if (given.length > parameters.length && !takes.varargs) {
      run.fail(`${this.label} takes ${parameters.length} values at most, ${given.length} are given.`);
    }
    const bound = new Map<string, Value>();
    const rest = new Map(named);
    parameters.forEach(({ name }, index) => {
      const value = index < given.length ? given[index] : rest.get(name);
      if (index >= given.length) rest.delete(name);
      if (value !== undefined) bound.set(name, value);
    });
    if (takes.caller) {
      bound.set("caller", rest.get("caller") ?? new Undefined("the caller"));
      rest.delete("caller");
    }
    if (takes.varargs) bound.set("varargs", tuple(...given.slice(parameters.length)));
    if (takes.kwargs) bound.set("kwargs", rest);
    else for (const [name] of rest) run.fail(`${this.label} has no parameter "${name}" to give.`);
    return bound;
  }
}

/** What `execute` writes, as a value: markup where values are escaped. */
export function captured(run: Run, execute: (run: Run) => void): Value {
  const { output, isMuted } = run;
  run.output = "";
  run.isMuted = false;
  execute(run);
  const text = run.output;
  run.output = output;
  run.isMuted = isMuted;
  run.spendText(text.length);
  return isEscaped(run.contentType) ? new Safe(text) : text;
}

/** Calls a value by the name under which the template has it. */
export function callValue(
  run: Run,
  name: string,
  value: Value,
  given: readonly Value[],
  named: Named,
): Value {
  if (value instanceof Thing) return value.call(run, given, named);
  if (value instanceof Undefined) return run.fail(`There is no macro or function "${name}".`);
  return run.fail(`"${name}" is ${nameOf(value)} and cannot be called.`);
}
