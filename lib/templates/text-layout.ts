import { splitWords } from "./evaluate/string-change";
import { isSpace, trimEnd } from "./language/characters";

/** Builds plain text from the pieces of an HTML document. */
export class TextLayout {
  private readonly lines: string[] = [];
  private current = "";
  private blankLines = 0;
  private preDepth = 0;
  private gap = "";
  private link: { address: string; text: string } | null = null;

  text(text: string): void {
    if (text === "") return;
    if (this.link) this.link.text += text;
    if (this.preDepth > 0) {
      const [first = "", ...rest] = text.split("\n");
      this.append(first);
      for (const line of rest) {
        this.lineBreak();
        this.append(line);
      }
      return;
    }
    const words = splitWords(text);
    if (isSpace(text.charCodeAt(0))) this.gap ||= " ";
    if (words.length === 0) return;
    this.append((this.current === "" ? "" : this.gap) + words.join(" "));
    this.gap = isSpace(text.charCodeAt(text.length - 1)) ? " " : "";
  }

  /** A new line, even when the current one is empty. */
  lineBreak(): void {
    this.lines.push(trimEnd(this.current));
    this.current = "";
    this.gap = "";
  }

  /** The start of a new line. */
  line(): void {
    if (this.current !== "") this.lineBreak();
    this.gap = "";
  }

  /** The start of a new line with an empty one before. */
  paragraph(): void {
    this.line();
    this.blankLines = 1;
  }

  /** What follows stands apart on the same line. */
  cell(): void {
    this.gap = "  ";
  }

  rule(): void {
    this.append("----------");
    this.paragraph();
  }

  preformatted(isStart: boolean): void {
    this.preDepth = Math.max(0, this.preDepth + (isStart ? 1 : -1));
  }

  startLink(address: string): void {
    this.link = { address, text: "" };
  }

  /** The address follows the words, unless they are the same. */
  endLink(): void {
    const link = this.link;
    this.link = null;
    if (!link || !/^(?:https?:|mailto:)/i.test(link.address)) return;
    const shown = splitWords(link.text).join(" ");
    if (link.address.replace(/^mailto:/i, "") !== shown)
      this.text(shown === "" ? link.address : ` (${link.address})`);
  }

  finish(): string {
    this.line();
    return this.lines
      .join("\n")
      .replace(/\n{3,}/g, "\n\n")
      .trim();
  }

  private append(text: string): void {
    if (text === "") return;
    if (this.blankLines > 0) {
      const last = this.lines.at(-1);
      if (last !== undefined && last !== "") this.lines.push("");
      this.blankLines = 0;
    }
    this.current += text;
  }
}
