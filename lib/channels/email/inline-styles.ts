import juice from "juice";

const MAX_HTML_CHARACTERS = 256 * 1024;
const MAX_CSS_CHARACTERS = 32 * 1024;
const MAX_TAGS = 10_000;
/** Every selector is tried on every element: with more than so many trials a mail keeps its style sheets. */
const MAX_TRIALS = 100_000;
/** Every rule may be written to every element: with so much to write it takes seconds, and the mail has megabytes. */
const MAX_WRITTEN_CHARACTERS = 5_000_000;

/** A style sheet that is not marked to stay. `[^<>]` and `[^<]` end each look where the next tag begins. */
const inlinableSheet = /<style(?![^<>]*\bdata-embed\b)[^<>]*>([^<]*)/gi;

// Without them juice takes what looks like code of other template languages for one: here it is somebody's text.
for (const name of Object.keys(juice.codeBlocks)) delete juice.codeBlocks[name];

/**
 * Writes the rules of a mail's style sheets to the elements, because many mail programs ignore style sheets. Media
 * queries and `<style data-embed>` stay as they are, and so do comments for Outlook. Nothing is fetched. Never throws: what
 * cannot be read keeps its style sheets.
 */
export function inlineStyles(html: string): string {
  if (html.length > MAX_HTML_CHARACTERS) return html;
  const css = Array.from(html.matchAll(inlinableSheet), ([, sheet]) => sheet).join("");
  if (css === "" || isTooMuch(html, css)) return html;
  try {
    return juice(html, {
      applyWidthAttributes: true,
      applyHeightAttributes: true,
      applyAttributesTableElements: true,
      preserveMediaQueries: true,
      preserveFontFaces: true,
      preserveKeyFrames: true,
      preservePseudos: true,
      inlinePseudoElements: false,
    });
  } catch {
    return html;
  }
}

function isTooMuch(html: string, css: string): boolean {
  const tags = countOf(html, "<");
  const selectors = countOf(css, "{") + countOf(css, ",");
  return (
    css.length > MAX_CSS_CHARACTERS ||
    tags > MAX_TAGS ||
    selectors * tags > MAX_TRIALS ||
    css.length * tags > MAX_WRITTEN_CHARACTERS
  );
}

function countOf(text: string, character: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) count++;
  return count;
}
