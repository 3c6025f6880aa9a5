export type OpenTag = "output" | "statement" | null;

const closings: Record<string, string> = { "{{": "}}", "{%": "%}", "{#": "#}" };

/** Whether a place is inside {{ … }} or {% … %}, by the text before it. */
export function openTagAt(before: string): OpenTag {
  let opening = "";
  for (const [sign] of before.matchAll(/\{[{%#]|[}%#]\}/g)) {
    if (opening === "") opening = sign in closings ? sign : "";
    else if (sign === closings[opening]) opening = "";
  }
  if (opening === "{{") return "output";
  return opening === "{%" ? "statement" : null;
}

/** What is written for a variable: bare where an expression is being written already. */
export function variableInsertion(before: string, path: string): string {
  return openTagAt(before) === null ? `{{ ${path} }}` : path;
}

/** What is written for a filter: after a value inside a tag, else around a value to be filled in. */
export function filterInsertion(before: string, usage: string): string {
  if (openTagAt(before) === null) return `{{ value | ${usage} }}`;
  return /\|\s*$/.test(before)
    ? `${before.endsWith(" ") ? "" : " "}${usage}`
    : ` | ${usage}`.slice(before.endsWith(" ") ? 1 : 0);
}
