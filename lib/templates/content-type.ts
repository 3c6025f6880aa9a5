/**
 * Where the output goes; decides how values are escaped. `header` is one line of text, such as a subject.
 * `slack-blocks` and `teams-card` are JSON documents whose strings Slack and Teams read as their Markdown.
 */
export type ContentType =
  "html" | "text" | "slack" | "teams" | "json" | "slack-blocks" | "teams-card" | "header";

/** Whether the output is one JSON document. */
export function isJsonType(contentType: ContentType): boolean {
  return contentType === "json" || contentType === "slack-blocks" || contentType === "teams-card";
}
