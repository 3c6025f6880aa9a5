import { attributeGetter, textOf } from "../evaluate/argument";
import { iterate } from "../evaluate/iterate";
import { bind, noNames, type Given, type Library, type Named } from "../evaluate/library";
import type { Run } from "../evaluate/run";
import { isText, isTrue, type Value } from "../evaluate/value";
import type { Filters } from "./define";

/** Filters that run another filter or test on each entry of a list. */
export function applyFilters(library: Library): Filters {
  const chosen = (isKept: boolean, isByAttribute: boolean) => ({
    parameters: [],
    isOpen: true,
    apply: (run: Run, value: Value, given: Given, named: Named) => {
      if (!isTrue(value)) return [];
      const test = prepareTest(run, library, given, named, isByAttribute);
      return iterate(run, value).filter((item) => test(item) === isKept);
    },
  });
  return {
    map: {
      parameters: [],
      isOpen: true,
      apply: (run, value, given, named) => {
        if (!isTrue(value)) return [];
        const change = prepareMap(run, library, given, named);
        return Array.from(iterate(run, value), change);
      },
    },
    select: chosen(true, false),
    reject: chosen(false, false),
    selectattr: chosen(true, true),
    rejectattr: chosen(false, true),
  };
}

function prepareMap(run: Run, library: Library, given: Given, named: Named): (value: Value) => Value {
  const { position } = run;
  const [first = null, ...rest] = given;
  if (given.length === 0) {
    const attribute = named.get("attribute") ?? run.fail('"map" needs the name of a filter or an attribute.');
    return attributeGetter(run, attribute, named.get("default"));
  }
  const name = isText(first) ? textOf(run, first) : run.fail('"map" needs the name of a filter.');
  const spec = library.filters.get(name) ?? run.fail(`There is no filter "${name}".`);
  if (name === "safe") run.fail('"safe" can only be used on its own.');
  const args = bind(`The filter "${name}"`, spec, rest as Value[], named, position);
  return (value) => {
    run.spend(1, position);
    if (!spec.isForMissing) run.notice(value);
    return spec.apply(run, value, args, spec.isOpen ? named : noNames);
  };
}

function prepareTest(
  run: Run,
  library: Library,
  given: Given,
  named: Named,
  isByAttribute: boolean,
): (value: Value) => boolean {
  const { position } = run;
  const read = isByAttribute
    ? attributeGetter(run, given[0] ?? run.fail("The name of an attribute is missing."))
    : (value: Value) => value;
  const [test, ...rest] = isByAttribute ? given.slice(1) : given;
  if (test === undefined) return (value) => isTrue(read(value));
  const name = isText(test) ? textOf(run, test) : run.fail("The name of a test must be text.");
  const spec = library.tests.get(name) ?? run.fail(`There is no test "${name}".`);
  const args = bind(`The test "${name}"`, spec, rest as Value[], named, position);
  return (value) => {
    run.spend(1, position);
    return spec.apply(run, read(value), args);
  };
}
