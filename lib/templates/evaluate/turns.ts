import type { Named } from "./library";
import type { Run } from "./run";
import { Thing, type Value } from "./value";

/** What `joiner()` gives: nothing when it is called first, then the separator. */
export class Joiner extends Thing {
  readonly label = "the joiner";
  override readonly isCallable = true;
  private isUsed = false;

  constructor(private readonly separator: Value) {
    super();
  }

  override call(run: Run, given: readonly Value[], named: Named): Value {
    if (given.length > 0 || named.size > 0) run.fail("A joiner takes no values when it is called.");
    if (this.isUsed) return this.separator;
    this.isUsed = true;
    return "";
  }
}

/** What `cycler()` gives: one value after the other, then the first again. */
export class Cycler extends Thing {
  readonly label = "the cycler";
  private index = 0;

  constructor(private readonly values: readonly Value[]) {
    super();
  }

  override get(name: string): Value | undefined {
    return name === "current" ? this.values[this.index] : undefined;
  }

  override invoke(run: Run, name: string, given: readonly Value[], named: Named): Value {
    if (given.length > 0 || named.size > 0) run.fail(`"${name}" of a cycler takes no values.`);
    if (name === "reset") {
      this.index = 0;
      return null;
    }
    if (name !== "next") return super.invoke(run, name, given, named);
    const value = this.values[this.index] ?? null;
    this.index = (this.index + 1) % this.values.length;
    return value;
  }
}
