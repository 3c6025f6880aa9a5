/** Where the output goes; decides how values are escaped. `header` is one line of text, such as a subject. */
export type ContentType = "html" | "text" | "slack" | "teams" | "json" | "header";
