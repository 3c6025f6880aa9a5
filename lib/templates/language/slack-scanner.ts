import { TemplateError } from "../error";
import type { OutputContext, Scanner } from "./output-context";

/** Follows the author's text of a Slack message: a value directly after a "<" is the address of a link. */
export const slackScanner: Scanner<"text" | "link"> = {
  start: "text",
  keyOf: (state) => state,
  text: (state, text) => (text === "" ? state : text.endsWith("<") ? "link" : "text"),
  output: (state) => ({ context: state === "link" ? { kind: "slack-link" } : null, next: "text" }),
  part: (state, what, position) => {
    if (state === "text") return;
    throw new TemplateError(`${what} cannot stand after "<": write the whole link into it.`, position);
  },
  end: () => {},
  join: (left, right): OutputContext | null => left ?? right,
};
