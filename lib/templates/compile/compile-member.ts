import type { Position } from "../error";
import { member } from "../evaluate/lookup";
import { orElse, Undefined } from "../evaluate/value";
import type { Evaluate } from "./compile-arguments";

/** `job.name` and the like, which most templates are full of, in one closure. */
export function memberOfName(
  name: string,
  key: string | number,
  missing: Undefined,
  position: Position,
): Evaluate {
  const missingName = new Undefined(name);
  return (run) => {
    run.spend(2, position);
    const found = run.scope.get(name);
    if (found === undefined) return missingName;
    return orElse(member(run, found, key), found instanceof Undefined ? found : missing);
  };
}
