import type { Value } from "./value";

/** What `loop` is inside a for. */
export class Loop {
  index0 = 0;

  constructor(private readonly items: readonly Value[]) {}

  /** The value of `loop.<name>`, or undefined when there is no such name. */
  get(name: string): Value | undefined {
    const { index0, items } = this;
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
        return 1;
      case "depth0":
        return 0;
      case "previtem":
        return items[index0 - 1];
      case "nextitem":
        return items[index0 + 1];
      default:
        return undefined;
    }
  }
}
