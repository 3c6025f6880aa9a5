import type { ReadonlyDict, Value } from "./value";

/** The variables of a template or of one turn of a loop. Setting never reaches out of the scope, as in Jinja. */
export class Scope {
  /** `parent`: the scope around it, or the data of the message. */
  constructor(
    private readonly parent: Pick<ReadonlyDict, "get"> | null,
    private readonly variables: Map<string | number, Value>,
  ) {}

  get(name: string | number): Value | undefined {
    const value = this.variables.get(name);
    if (value !== undefined) return value;
    return this.parent === null ? undefined : this.parent.get(name);
  }

  /** The value that is set in this very scope. */
  own(name: string): Value | undefined {
    return this.variables.get(name);
  }

  set(name: string, value: Value): void {
    this.variables.set(name, value);
  }
}
