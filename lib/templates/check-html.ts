import { startOfTemplate, TemplateError, type Position } from "./error";
import { judgeAddress } from "./evaluate/url";
import { fixed, urlAttributes, type HtmlState } from "./language/html-reading";
import { HtmlScanner, type Place } from "./language/html-scanner";
import { htmlContexts } from "./language/output-context";
import { parse } from "./language/parse";
import { placeIn } from "./language/text-place";
import { validate } from "./language/validate";

const maxFindings = 100;

export interface HtmlFinding extends Position {
  message: string;
}

/** Elements that run code, load other documents, ask for input or change what the rest of the mail means. */
const refusedElements = new Set([
  "script",
  "iframe",
  "frame",
  "frameset",
  "object",
  "embed",
  "applet",
  "form",
  "input",
  "base",
  "link",
  "foreignobject",
  "animate",
  "animatemotion",
  "animatetransform",
  "set",
  "use",
  "handler",
  "annotation-xml",
  "maction",
  "mglyph",
  "malignmark",
  "plaintext",
  "xmp",
  "noembed",
  "noframes",
]);

const refusedStyles: [pattern: RegExp, message: string][] = [
  [/@import/gi, "@import is not allowed: write the styles into the template."],
  [/expression\s*\(/gi, "expression() is not allowed: it would run as a script."],
  [/(?:-moz-binding|behavior)\s*:/gi, "Styles may not load scripts."],
  [/(?:javascript|vbscript)\s*:/gi, "Styles may not name scripts."],
];

/**
 * What an author may not publish in an HTML template, all of it at once. Only the author's own text is looked at:
 * values are made harmless where they are printed.
 */
export function checkHtml(source: string): HtmlFinding[] {
  const check = new HtmlCheck();
  try {
    htmlContexts(validate(parse(source)).statements, new HtmlScanner(check.watch));
  } catch (error) {
    if (error instanceof TemplateError) check.add(error.message, error);
    else if (error instanceof RangeError) check.add("The template is nested too deeply.", startOfTemplate);
    else throw error;
  }
  return check.finish();
}

class HtmlCheck {
  private readonly findings = new Map<string, HtmlFinding>();
  private readonly styles = new Map<string, Place>();

  readonly watch = (before: HtmlState, after: HtmlState, place: Place): void => {
    if (isStyle(after))
      this.styles.set(`${place.position.line}:${place.position.column}:${place.index}`, place);
    if (before.mode === "tag-name" && after.mode !== "tag-name" && !before.isClosing)
      this.element(before, place);
    if (before.mode === "attribute-name" && after.mode !== "attribute-name") this.attribute(before, place);
    if ((before.mode === "quoted" || before.mode === "unquoted") && after.mode !== before.mode) {
      this.value(before, place);
    }
  };

  add(message: string, { line, column }: Position): void {
    this.findings.set(`${line}:${column}:${message}`, { message, line, column });
  }

  finish(): HtmlFinding[] {
    this.checkStyles();
    return Array.from(this.findings.values()).sort(
      (left, right) => left.line - right.line || left.column - right.column,
    );
  }

  private element({ tag }: HtmlState, place: Place): void {
    if (refusedElements.has(tag)) this.addAt(`<${tag}> is not allowed.`, place, tag.length + 1);
  }

  private attribute({ attribute }: HtmlState, place: Place): void {
    if (/^on./.test(attribute)) {
      this.addAt(
        `The attribute ${attribute} is not allowed: it would run a script.`,
        place,
        attribute.length,
      );
    }
    if (attribute === "srcdoc") this.addAt("The attribute srcdoc is not allowed.", place, attribute.length);
  }

  private value({ attribute, held }: HtmlState, place: Place): void {
    if (attribute === "http-equiv" && held.trim() === "refresh") {
      this.addAt("A mail may not lead to another page by itself (http-equiv=refresh).", place, held.length);
    }
    if (!urlAttributes.has(attribute) || held === fixed || judgeAddress(held, attribute) !== "harmful")
      return;
    const scheme = /^[^:]{0,20}/.exec(held)?.[0].trim() ?? "";
    this.addAt(
      `"${scheme}:" is not allowed in ${attribute}: use http, https, mailto, tel, cid, a relative address or, in src, a picture.`,
      place,
      held.length,
    );
  }

  /** Styles are read as one text, without comments and with their escapes as the characters they mean. */
  private checkStyles(): void {
    const places = Array.from(this.styles.values());
    const { text, indexes } = plainStyle(places.map(({ source, index }) => source.charAt(index)).join(""));
    for (const [pattern, message] of refusedStyles) {
      for (const match of text.matchAll(pattern)) {
        const place = places[indexes[match.index] ?? 0];
        if (place) this.addAt(message, place, 0);
      }
    }
  }

  /** Says it at the place, or as many characters before. */
  private addAt(message: string, { position, source, index }: Place, back: number): void {
    if (this.findings.size >= maxFindings) return;
    this.add(message, placeIn(position, source, Math.max(0, index - back)));
  }
}

function isStyle({ mode, tag, attribute }: HtmlState): boolean {
  if (mode === "raw") return tag === "style";
  return (mode === "quoted" || mode === "unquoted") && attribute === "style";
}

function plainStyle(style: string): { text: string; indexes: number[] } {
  const part = /\/\*.*?(?:\*\/|$)|\\([\da-f]{1,6})\s?|\\|[^]/gis;
  const indexes: number[] = [];
  let text = "";
  for (const { 0: found, 1: hex, index } of style.matchAll(part)) {
    const code = hex === undefined ? 0 : parseInt(hex, 16);
    const character = hex === undefined ? found : String.fromCodePoint(code > 0x10ffff ? 0xfffd : code);
    if (found.startsWith("/*") || found === "\\") continue;
    for (let count = 0; count < character.length; count++) indexes.push(index);
    text += character;
  }
  return { text, indexes };
}
