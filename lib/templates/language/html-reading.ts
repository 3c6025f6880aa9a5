import { addressLists, judgeAddress } from "../evaluate/url";

type Mode =
  | "text"
  | "less-than"
  | "closing"
  | "bang"
  | "declaration"
  | "comment"
  | "raw"
  | "tag-name"
  | "tag"
  | "attribute-name"
  | "after-name"
  | "before-value"
  | "unquoted"
  | "quoted";

/** Where the reading of a document is. What a mode does not need is empty, so that equal places are equal. */
export interface HtmlState {
  readonly mode: Mode;
  /** The tag that is open, or the element whose content is not HTML. */
  readonly tag: string;
  readonly isClosing: boolean;
  readonly attribute: string;
  readonly quote: string;
  /** What was read and may be part of a longer sign, such as "</sty"; of an address, what stands before a value. */
  readonly held: string;
  /** Whether an address began with a value and its scheme may still be coming. */
  readonly isOpen: boolean;
  /** Inside of svg or math, where the names of elements mean other things. */
  readonly isForeign: boolean;
}

/** Between tags. */
export const text: HtmlState = {
  mode: "text",
  tag: "",
  isClosing: false,
  attribute: "",
  quote: "",
  held: "",
  isOpen: false,
  isForeign: false,
};
/** Elements whose content is read up to their end tag and nothing else. */
const rawElements = new Set(["script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"]);
const rawForeign = new Set(["script", "style"]);
/** The only names that change how the rest is read. */
const knownTags = new Set([...rawElements, "svg", "math", "plaintext"]);
export const animated = new Set(["animate", "animatemotion", "animatetransform", "set"]);
export const urlAttributes = new Set([
  "href",
  "src",
  "action",
  "formaction",
  "xlink:href",
  "background",
  "poster",
  "cite",
  "data",
  "srcset",
  "imagesrcset",
  "ping",
  "longdesc",
  "lowsrc",
  "dynsrc",
  "manifest",
  "icon",
  "codebase",
  "classid",
  "archive",
  "profile",
  "usemap",
]);
const maxHeld = 256;
const space = /[\t\n\f\r ]/;
const letter = /[a-zA-Z]/;

/** Marks an element without tags in it that holds one all the same: inside of some others browsers obey it. */
export const tagInside = "<";

/** Held in place of an address whose scheme is settled. */
export const fixed = "/";

/** Where one more character leads; "refused": a colon that could make a scheme of a value. */
export function read(state: HtmlState, character: string): HtmlState | "refused" {
  switch (state.mode) {
    case "text":
      return character === "<" ? { ...state, mode: "less-than" } : state;
    case "less-than":
      if (letter.test(character)) return { ...state, mode: "tag-name", tag: character.toLowerCase() };
      if (character === "/") return { ...state, mode: "closing" };
      if (character === "!") return { ...state, mode: "bang" };
      if (character === "?") return { ...state, mode: "declaration" };
      return character === "<" ? state : inText(state);
    case "closing":
      if (letter.test(character)) {
        return { ...state, mode: "tag-name", isClosing: true, tag: character.toLowerCase() };
      }
      return character === ">" ? inText(state) : { ...state, mode: "declaration" };
    case "bang":
      if (character !== "-")
        return character === ">" ? inText(state) : { ...state, mode: "declaration", held: "" };
      return state.held === "-" ? { ...state, mode: "comment", held: "<!--" } : { ...state, held: "-" };
    case "declaration":
      return character === ">" ? inText(state) : state;
    case "comment":
      return inComment(state, character);
    case "raw":
      return inRaw(state, character);
    case "tag-name":
    case "tag":
    case "attribute-name":
    case "after-name":
      return inTag(state, character);
    case "before-value":
      if (space.test(character)) return state;
      if (character === '"' || character === "'") return { ...state, mode: "quoted", quote: character };
      return character === ">" ? afterTag(state) : inValue({ ...state, mode: "unquoted" }, character);
    case "unquoted":
      if (space.test(character)) return betweenAttributes(state);
      return character === ">" ? afterTag(state) : inValue(state, character);
    case "quoted":
      return character === state.quote ? betweenAttributes(state) : inValue(state, character);
  }
}

export function inText({ isForeign }: HtmlState): HtmlState {
  return isForeign ? { ...text, isForeign } : text;
}

/** Held is what can be the start of the end, or the start of the comment itself. */
function inComment(state: HtmlState, character: string): HtmlState {
  const held = state.held.slice(-3) + character;
  if (/(?:--|--!)>$/.test(held)) return inText(state);
  if (state.held === "<!--" && character === "-") return { ...state, held: "<!---" };
  // Only hyphens of its own end a comment with "!": "<!--!>" goes on.
  if (state.held.startsWith("<!--") && character === "!") return { ...state, held: "" };
  const [end = ""] = /(?:--!|-{1,2})$/.exec(held) ?? [];
  return end === state.held ? state : { ...state, held: end };
}

function inRaw(state: HtmlState, character: string): HtmlState {
  const { tag, held } = state;
  if (tag === "plaintext" || tag === "script!") return state;
  const longer = held + character.toLowerCase();
  const end = `</${tag}`;
  if (held === end) {
    if (character === ">") return inText(state);
    if (character === "/" || space.test(character))
      return { ...state, mode: "tag", isClosing: true, held: "" };
  }
  if (end.startsWith(longer)) return { ...state, held: longer };
  if (tag === "script" && "<!--".startsWith(longer)) {
    return longer === "<!--" ? { ...state, tag: "script!", held: "" } : { ...state, held: longer };
  }
  if (character === "<") return { ...state, held: "<" };
  if (held === "<" && letter.test(character)) return { ...state, held: "", attribute: tagInside };
  return held === "" ? state : { ...state, held: "" };
}

function inTag(state: HtmlState, character: string): HtmlState {
  const { mode } = state;
  if (character === ">") return afterTag(state);
  if (mode === "tag-name") {
    if (character !== "/" && !space.test(character)) {
      if (state.tag.length >= maxHeld) return state;
      return { ...state, tag: state.tag + character.toLowerCase() };
    }
    return { ...betweenAttributes(state), held: character === "/" ? "/" : "" };
  }
  if (character === "=" && (mode === "attribute-name" || mode === "after-name")) {
    return { ...state, mode: "before-value" };
  }
  if (character === "/") return { ...betweenAttributes(state), held: "/" };
  if (space.test(character))
    return mode === "attribute-name" ? { ...state, mode: "after-name" } : { ...state, held: "" };
  if (mode !== "attribute-name") {
    return { ...state, mode: "attribute-name", attribute: character.toLowerCase(), held: "" };
  }
  if (state.attribute.length >= maxHeld) return state;
  return { ...state, attribute: state.attribute + character.toLowerCase() };
}

function betweenAttributes(state: HtmlState): HtmlState {
  const isKept = knownTags.has(state.tag) || animated.has(state.tag);
  return {
    ...text,
    mode: "tag",
    tag: isKept ? state.tag : "",
    isClosing: state.isClosing,
    isForeign: state.isForeign,
  };
}

function afterTag({ tag, isClosing, isForeign, mode, held }: HtmlState): HtmlState {
  const isEmpty = mode === "tag" && held === "/";
  if ((tag === "svg" || tag === "math") && !isEmpty) return isClosing ? text : { ...text, isForeign: true };
  const isRaw = tag === "plaintext" || (isForeign ? rawForeign : rawElements).has(tag);
  return isRaw && !isClosing ? { ...text, mode: "raw", tag, isForeign } : inText({ ...text, isForeign });
}

/** A value in quotes of which only the end matters. */
export function isPlainValue({ mode, attribute, held }: HtmlState): boolean {
  return mode === "quoted" && attribute !== "http-equiv" && (held === fixed || !urlAttributes.has(attribute));
}

function inValue(state: HtmlState, character: string): HtmlState | "refused" {
  const { attribute, held, isOpen } = state;
  if (attribute === "http-equiv") {
    return held.length < maxHeld ? { ...state, held: held + character.toLowerCase() } : state;
  }
  if (!urlAttributes.has(attribute) || held === fixed || addressLists.has(attribute)) return state;
  const longer = held + character;
  const isDelimiter = /[/?:;#]/.test(character) && !(character === "#" && held.endsWith("&"));
  if (!isDelimiter) return held.length < maxHeld ? { ...state, held: longer } : state;
  const judged = judgeAddress(`${isOpen ? "value" : ""}${longer}`, attribute);
  if (judged === "harmful" && isOpen) return "refused";
  return { ...state, held: judged === "fixed" ? fixed : longer };
}
