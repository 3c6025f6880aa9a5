import type { Run } from "./run";
import { toText } from "./text";
import { isHarmlessAddress } from "./url";
import { Safe, type Value } from "./value";
import type { Write } from "./write-html";

/** In place of an address that would run code or be none: it leads nowhere, and a message that holds it is sent. */
export const blockedAddress = "https://blocked.invalid/";
const scheme = /^\s*[a-z][a-z0-9+.-]*:/i;

/** What stands after a "<": anything but an address with a scheme, such as "!channel", could mention people. */
export function slackAddress(run: Run, value: Value): string {
  const text = value instanceof Safe ? value.text : run.escape(toText(run, value));
  run.spendText(text.length);
  if (scheme.test(text) && isHarmlessAddress(text, "href")) return text;
  run.warn('The address after "<" was left out: it is not http, https, mailto or tel.');
  return blockedAddress;
}

export const writeSlackLink: Write = (run, value, position) => {
  run.position = position;
  run.write(slackAddress(run, value), position);
};
