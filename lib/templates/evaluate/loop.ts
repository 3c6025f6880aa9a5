import { isEqual } from "./compare";
import type { Named } from "./library";
import type { Run } from "./run";
import { Thing, type Value } from "./value";

/** Renders a recursive loop once more, for a list below the one it goes through. */
export type Again = (run: Run, list: Value, depth0: number) => Value;

/** What `loop` is inside a for. */
export class Loop extends Thing {
  readonly label = "the loop";
  override readonly isCallable = true;
  index0 = 0;
  private last: readonly Value[] | null = null;

  /** `again` renders the loop for another list, if it is a recursive one. */
  constructor(
    private readonly items: readonly Value[],
    private readonly depth0: number,
    private readonly again: Again | null,
  ) {
    super();
  }

  override get(name: string): Value | undefined {
    const { index0, items, depth0 } = this;
    switch (name) {
      case "index":
        return index0 + 1;
      case "index0":
        return index0;
      case "revindex":
        return items.length - index0;
      case "revindex0":
        return items.length - index0 - 1;
      case "first":
        return index0 === 0;
      case "last":
        return index0 === items.length - 1;
      case "length":
        return items.length;
      case "depth":
        return depth0 + 1;
      case "depth0":
        return depth0;
      case "previtem":
        return items[index0 - 1];
      case "nextitem":
        return items[index0 + 1];
      default:
        return undefined;
    }
  }

  override call(run: Run, given: readonly Value[], named: Named): Value {
    if (!this.again) return run.fail('Only a loop marked "recursive" can be called.');
    const [list] = given;
    if (list === undefined || given.length > 1 || named.size > 0) run.fail('"loop" is called with one list.');
    return this.again(run, list, this.depth0 + 1);
  }

  override invoke(run: Run, name: string, given: readonly Value[], named: Named): Value {
    if (named.size > 0) run.fail(`"loop.${name}" takes no named values.`);
    if (name === "cycle") {
      if (given.length === 0) run.fail('"loop.cycle" needs values.');
      return given[this.index0 % given.length] as Value;
    }
    if (name === "changed") return this.isChanged(run, given);
    return super.invoke(run, name, given, named);
  }

  private isChanged(run: Run, given: readonly Value[]): boolean {
    const { last } = this;
    const isSame =
      last?.length === given.length &&
      given.every((value, index) => isEqual(run, value, last[index] ?? null));
    this.last = given;
    return !isSame;
  }
}
