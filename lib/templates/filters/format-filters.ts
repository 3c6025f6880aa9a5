import { flag, textArgument, textOf, wholeNumber } from "../evaluate/argument";
import { formatPercent } from "../evaluate/format-percent";
import { iterate } from "../evaluate/iterate";
import { item } from "../evaluate/lookup";
import { prettyText } from "../evaluate/pretty";
import { splitLines } from "../evaluate/string-change";
import { isText, nameOf, orElse, tuple, Undefined, type Value } from "../evaluate/value";
import { wrapParagraph } from "../evaluate/wrap-text";
import type { Filters } from "./define";

export const formatFilters: Filters = {
  format: {
    parameters: [],
    isOpen: true,
    apply: (run, value, given, named) => {
      if (given.length > 0 && named.size > 0)
        run.fail('"format" takes values in order or named ones, not both.');
      const values: Value = named.size > 0 ? new Map(named) : tuple(...(given as Value[]));
      return formatPercent(run, value, values);
    },
  },
  wordwrap: {
    parameters: ["width", "break_long_words", "wrapstring", "break_on_hyphens"],
    apply: (run, value, [width, breakLongWords = true, wrapstring, breakOnHyphens = true]) => {
      const text = textOf(run, value);
      const joint = wrapstring === null ? "\n" : textArgument(run, wrapstring, "wrapstring", "\n");
      const options = {
        width: wholeNumber(run, width, "width", 79),
        isLongWordBroken: flag(breakLongWords),
        isHyphenBreak: flag(breakOnHyphens),
      };
      if (options.width < 1) run.fail('"width" must be 1 at least.');
      run.allowText(text.length);
      const lines = splitLines(text).flatMap((line) => {
        const wrapped = wrapParagraph(run, line, options);
        return wrapped.length === 0 ? [""] : wrapped;
      });
      run.allowText(lines.reduce((sum, line) => sum + line.length + joint.length, 0));
      return lines.join(joint);
    },
  },
  attr: {
    parameters: ["name"],
    apply: (run, value, [name = null]) => {
      if (!isText(name)) run.fail('"attr" needs a name.');
      const found = item(run, value, name);
      return orElse(
        found,
        value instanceof Undefined ? value : new Undefined(`the attribute ${textOf(run, name)}`),
      );
    },
  },
  random: {
    parameters: [],
    apply: (run, value) => {
      const items = iterate(run, value);
      return orElse(
        items[Math.floor(run.random() * items.length)],
        new Undefined("the random one of an empty list"),
      );
    },
  },
  pprint: {
    parameters: [],
    apply: (run, value) => {
      if (value instanceof Undefined) run.fail(`${nameOf(value)} is not defined.`);
      return prettyText(run, value);
    },
  },
};
