import type { OutputContext } from "../language/output-context";
import { htmlWriter, type Write } from "./write-html";
import { jsonWriter } from "./write-json";
import { writeSlackLink } from "./write-slack";

/** How a value is written in its place; null where its escaped text is enough. */
export function contextWriter(context: OutputContext | undefined): Write | null {
  if (!context) return null;
  if (context.kind === "slack-link") return writeSlackLink;
  return htmlWriter(context) ?? jsonWriter(context);
}
