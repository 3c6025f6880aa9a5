import nunjucksLexer, { type Token, type Tokenizer } from "nunjucks/src/lexer.js";
import type { TokenSource } from "nunjucks/src/parser.js";
import { TemplateError, type Position } from "../error";
import { maxDepth } from "../limits";
import { cleanText, skipSpace, trimEnd } from "./characters";
import { readString } from "./string-literal";

const closers: Record<string, string> = { "(": ")", "[": "]", "{": "}" };
const rawStart = /\{%[-+]?\s*raw\s*-?%\}/y;
const rawEnd = /\{%([-+]?)\s*endraw\s*([-+]?)%\}/y;
// Whole numbers also with another base, and both with "_" between digits.
const number =
  /0[xX](?:_?[\da-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|\d+(?:_\d+)*(?:\.\d+(?:_\d+)*)?(?:[eE][-+]?\d+(?:_\d+)*)?/y;
const wholeNumber = /^(?:0[a-zA-Z]|[\d_]+$)/;
const digits = /\d+/y;
const name = /[A-Za-z_][A-Za-z0-9_]*/y;

/**
 * The tokens of a template as Jinja reads them. nunjucks' tokenizer reads operators, words and spaces; where it
 * differs from Jinja (text and white space control, raw, comments, strings, numbers, "}}" inside brackets) this
 * class reads instead. Nesting is bounded here, before any parser recurses.
 */
export class JinjaTokens implements TokenSource {
  readonly tags: Readonly<Record<string, string>>;
  private readonly inner: Tokenizer;
  private readonly source: string;
  private readonly brackets: string[] = [];
  private tag: { start: Position; isBlock: boolean } | null = null;
  private isSpaceDropped = false;
  private isAfterDot = false;

  constructor(source: string) {
    this.inner = nunjucksLexer.lex(source);
    this.inner.in_code = true;
    this.tags = this.inner.tags;
    this.source = source;
  }

  nextToken(): Token | null {
    return this.tag ? this.nextInTag(this.tag) : this.nextOutside();
  }

  private nextOutside(): Token | null {
    for (;;) {
      if (this.isSpaceDropped) {
        this.isSpaceDropped = false;
        this.skipTo(skipSpace(this.source, this.inner.index));
      }
      const from = this.inner.index;
      if (from >= this.source.length) return null;

      const opening = this.findOpening(from);
      if (opening > from) {
        const text = this.source.slice(from, opening);
        return this.take("data", opening, this.source[opening + 2] === "-" ? trimEnd(text) : text);
      }
      const raw = this.readRaw();
      if (raw) return raw;
      if (this.source[from + 1] !== "#") return this.openTag();
      this.skipComment();
    }
  }

  private findOpening(from: number): number {
    let index = this.source.indexOf("{", from);
    while (index !== -1 && !"{%#".includes(this.source[index + 1] || " ")) {
      index = this.source.indexOf("{", index + 1);
    }
    return index === -1 ? this.source.length : index;
  }

  private openTag(): Token {
    const isBlock = this.source[this.inner.index + 1] === "%";
    this.tag = { start: this.position(), isBlock };
    const token = this.take(
      isBlock ? "block-start" : "variable-start",
      this.inner.index + 2,
      isBlock ? "{%" : "{{",
    );
    if ("-+".includes(this.source[this.inner.index] || " ")) this.inner.forwardN(1);
    return token;
  }

  private skipComment(): void {
    const { index } = this.inner;
    const from = index + ("-+".includes(this.source[index + 2] || " ") ? 3 : 2);
    const end = this.source.indexOf("#}", from);
    if (end === -1) throw new TemplateError('This comment is never closed with "#}".', this.position());
    this.isSpaceDropped = end > from && this.source[end - 1] === "-";
    this.skipTo(end + 2);
  }

  private readRaw(): Token | null {
    const opening = matchAt(rawStart, this.source, this.inner.index);
    if (!opening) return null;
    const start = this.position();
    let from = this.inner.index + opening[0].length;
    if (opening[0].endsWith("-%}")) from = skipSpace(this.source, from);

    for (let end = this.source.indexOf("{%", from); end !== -1; end = this.source.indexOf("{%", end + 2)) {
      const closing = matchAt(rawEnd, this.source, end);
      if (!closing) continue;
      const text = this.source.slice(from, end);
      this.isSpaceDropped = closing[2] === "-";
      return this.take("data", end + closing[0].length, closing[1] === "-" ? trimEnd(text) : text);
    }
    throw new TemplateError("This {% raw %} is never closed with {% endraw %}.", start);
  }

  private nextInTag(tag: { start: Position; isBlock: boolean }): Token {
    const { index } = this.inner;
    const current = this.source[index];
    if (current === undefined) {
      const [opening, closing] = tag.isBlock ? ["{%", "%}"] : ["{{", "}}"];
      throw new TemplateError(`This "${opening}" is never closed with "${closing}".`, tag.start);
    }
    if (this.brackets.length === 0) {
      const end = this.readTagEnd(tag.isBlock);
      if (end) return end;
    }
    const isAfterDot = this.isAfterDot;
    this.isAfterDot = current === "." || (isAfterDot && /\s/.test(current));

    if (current === '"' || current === "'") return this.readStringToken();
    const found = matchAt(isAfterDot ? digits : number, this.source, index);
    if (found)
      return this.take(wholeNumber.test(found[0]) ? "int" : "float", index + found[0].length, found[0]);
    // nunjucks would read "r/…" as a regular expression: in Jinja it is a division.
    if (current === "r" && this.source[index + 1] === "/") return this.take("symbol", index + 1, "r");

    const token = this.inner.nextToken();
    if (!token) throw new TemplateError("The template ends in the middle of a tag.", tag.start);
    if (token.type.startsWith("left-") || token.type.startsWith("right-")) this.balance(token);
    if (token.type === "block-end" || token.type === "variable-end") return this.misplacedEnd(token);
    if (token.type === "symbol") this.checkName(token);
    return token;
  }

  private readTagEnd(isBlock: boolean): Token | null {
    const end = isBlock ? "%}" : "}}";
    const { index } = this.inner;
    const sign = this.source[index];
    const signLength = sign === "-" || (sign === "+" && isBlock) ? 1 : 0;
    if (!this.source.startsWith(end, index + signLength)) return null;
    this.tag = null;
    this.isSpaceDropped = sign === "-";
    return this.take(isBlock ? "block-end" : "variable-end", index + signLength + 2, end);
  }

  /** Inside brackets "}}" closes two of them; the tokenizer took both characters at once. */
  private misplacedEnd(token: Token): Token {
    const position = { line: token.lineno + 1, column: token.colno + 1 };
    if (!token.value.startsWith("}"))
      throw new TemplateError(`Unexpected "${token.value}" in this tag.`, position);
    this.inner.in_code = true;
    this.inner.index -= token.value.length - 1;
    this.inner.colno -= token.value.length - 1;
    const closing = { ...token, type: "right-curly", value: "}" };
    this.balance(closing);
    return closing;
  }

  private balance(token: Token): void {
    const position = { line: token.lineno + 1, column: token.colno + 1 };
    if (token.type.startsWith("left-")) {
      this.brackets.push(token.value);
      if (this.brackets.length > maxDepth) {
        throw new TemplateError(`Brackets may be nested ${maxDepth} deep at most.`, position);
      }
      return;
    }
    const opening = this.brackets.pop();
    if (opening === undefined)
      throw new TemplateError(`Unexpected "${token.value}": nothing is open.`, position);
    if (closers[opening] !== token.value) {
      throw new TemplateError(`Unexpected "${token.value}": "${opening}" is open.`, position);
    }
  }

  private checkName(token: Token): void {
    if (matchAt(name, token.value, 0)?.[0] === token.value) return;
    throw new TemplateError(`"${token.value.slice(0, 40)}" is not a name or a value.`, {
      line: token.lineno + 1,
      column: token.colno + 1,
    });
  }

  private readStringToken(): Token {
    const { value, end } = readString(this.source, this.inner.index, this.position());
    return this.take("string", end, cleanText(value));
  }

  private position(): Position {
    return { line: this.inner.lineno + 1, column: this.inner.colno + 1 };
  }

  private take(type: string, end: number, value: string): Token {
    const token = { type, value, lineno: this.inner.lineno, colno: this.inner.colno };
    this.skipTo(end);
    return token;
  }

  private skipTo(end: number): void {
    this.inner.forwardN(end - this.inner.index);
  }
}

function matchAt(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index;
  return pattern.exec(text);
}
