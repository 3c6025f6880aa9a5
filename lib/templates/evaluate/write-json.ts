import type { OutputContext } from "../language/output-context";
import { escapeJson } from "./escape";
import { jsonValue, noteJsonText } from "./json-text";
import { noteWritten } from "./json-output";
import type { Run } from "./run";
import { toText } from "./text";
import { isHarmlessAddress } from "./url";
import { Safe, type Value } from "./value";
import type { Write } from "./write-html";
import { blockedAddress, slackAddress } from "./write-slack";

/** How a value is written in a JSON document, so that the document stays one whatever the value is. */
export function jsonWriter(context: OutputContext): Write | null {
  switch (context.kind) {
    case "json-string": {
      const { isAddress, isWhole, isLink } = context;
      const textOf = isAddress ? addressText(isWhole) : isLink ? linkText : channelText;
      return writer(context.isTracked, false, (run, value) => escapeJson(textOf(run, value)));
    }
    case "json-value": {
      if (!context.isAddress) return writer(context.isTracked, false, jsonValue);
      const textOf = addressText(true);
      return writer(context.isTracked, false, (run, value) =>
        typeof value === "string" ? `"${escapeJson(textOf(run, value))}"` : jsonValue(run, value),
      );
    }
    case "json-literal":
      return writer(true, true, (_run, value) => String(value));
    case "json-block-end":
      return (run) => noteJsonText(run, run.output);
    default:
      return null;
  }
}

function writer(isTracked: boolean, isLiteral: boolean, textOf: (run: Run, value: Value) => string): Write {
  return (run, value, position) => {
    run.position = position;
    const text = textOf(run, value);
    if (isTracked) noteWritten(run, { offset: run.output.length, text, position, isLiteral });
    run.write(text, position);
  };
}

/** A text as the reader of the document's strings has it: Slack's and Teams' signs are escaped. */
function channelText(run: Run, value: Value): string {
  return value instanceof Safe ? value.text : run.escape(toText(run, value));
}

/** Addresses of buttons and pictures are no Markdown; in other documents nothing is known of them. */
function addressText(isWhole: boolean): (run: Run, value: Value) => string {
  return (run, value) => {
    if (run.contentType === "json" || value instanceof Safe) return channelText(run, value);
    const text = toText(run, value);
    run.spendText(text.length);
    if (!isWhole || isHarmlessAddress(text, "url")) return text;
    run.warn("The address was left out: it is not http, https, mailto, tel or cid.");
    return blockedAddress;
  };
}

function linkText(run: Run, value: Value): string {
  return run.contentType === "slack-blocks" ? slackAddress(run, value) : channelText(run, value);
}
