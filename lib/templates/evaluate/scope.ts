import type { Value } from "./value";

/** The variables of a template or of one turn of a loop. Setting never reaches out of the scope, as in Jinja. */
export class Scope {
  constructor(
    private readonly parent: Scope | null,
    private readonly variables: Map<string | number, Value>,
  ) {}

  get(name: string): Value | undefined {
    const value = this.variables.get(name);
    if (value !== undefined) return value;
    return this.parent === null ? undefined : this.parent.get(name);
  }

  set(name: string, value: Value): void {
    this.variables.set(name, value);
  }
}
