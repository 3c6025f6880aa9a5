import { isSpace, skipSpace } from "../language/characters";
import { characters } from "./characters";
import type { Run } from "./run";

export interface WrapOptions {
  width: number;
  isLongWordBroken: boolean;
  isHyphenBreak: boolean;
}

// Python's textwrap: white space, dashes between words, and words that may end with a hyphen.
const parts =
  /([\t\n\v\f\r ]+|(?<=[\p{L}\p{N}_!"'&.,?])-{2,}(?=[\p{L}\p{N}_])|[^\t\n\v\f\r ]+?(?:-(?:(?<=[\p{L}_]{2}-)|(?<=[\p{L}_]-[\p{L}\p{N}_!"'&.,?]-))(?=[\p{L}_]-?[\p{L}_])|(?=[\t\n\v\f\r ]|$)|(?<=[\p{L}\p{N}_!"'&.,?])(?=-{2,}[\p{L}\p{N}_])))/u;
const simpleParts = /([\t\n\v\f\r ]+)/;

/** One paragraph in lines of at most so many characters, as Python's textwrap.wrap() breaks it. */
export function wrapParagraph(run: Run, text: string, options: WrapOptions): string[] {
  run.allowText(text.length);
  const chunks = text.split(options.isHyphenBreak ? parts : simpleParts).filter((chunk) => chunk !== "");
  run.spend(chunks.length);
  const read = chunks.map((chunk) => new Chunk(chunk));
  return new Wrapper(run, read, options).wrap();
}

/** A word, or white space, that may be written on several lines. */
class Chunk {
  private readonly characters: readonly string[];
  private readonly lastLetter: number;
  private from = 0;

  constructor(text: string) {
    this.characters = characters(text);
    this.lastLetter = this.characters.findLastIndex((character) => !isSpace(character.charCodeAt(0)));
  }

  get length(): number {
    return this.characters.length - this.from;
  }

  /** Whether only white space is left. */
  get isBlank(): boolean {
    return this.from > this.lastLetter;
  }

  take(count: number): string {
    const taken = this.characters.slice(this.from, this.from + count);
    this.from += taken.length;
    return taken.join("");
  }

  /** Where the last hyphen ends among the next characters, or 0; hyphens that the word starts with do not count. */
  hyphenIn(count: number): number {
    const next = this.characters.slice(this.from, this.from + count);
    const hyphen = next.lastIndexOf("-");
    return hyphen > next.findIndex((character) => character !== "-") ? hyphen + 1 : 0;
  }
}

class Wrapper {
  private readonly lines: string[] = [];
  private index = 0;

  constructor(
    private readonly run: Run,
    private readonly chunks: readonly Chunk[],
    private readonly options: WrapOptions,
  ) {}

  wrap(): string[] {
    while (this.index < this.chunks.length) {
      if (this.lines.length > 0 && this.chunks[this.index]?.isBlank) this.index++;
      const line = this.nextLine();
      if (isBlank(line.at(-1) ?? "x")) line.pop();
      if (line.length > 0) this.lines.push(line.join(""));
      this.run.spend(1);
    }
    return this.lines;
  }

  private nextLine(): string[] {
    const { width } = this.options;
    const line: string[] = [];
    let space = width;
    for (let chunk = this.chunks[this.index]; chunk; chunk = this.chunks[++this.index]) {
      const { length } = chunk;
      if (length > space) {
        if (length > width) this.breakWord(chunk, line, space);
        break;
      }
      line.push(chunk.take(length));
      space -= length;
    }
    return line;
  }

  private breakWord(chunk: Chunk, line: string[], space: number): void {
    if (this.options.isLongWordBroken) {
      const end = (this.options.isHyphenBreak && chunk.hyphenIn(space)) || space;
      line.push(chunk.take(end));
    } else if (line.length === 0) {
      line.push(chunk.take(chunk.length));
      this.index++;
    }
  }
}

function isBlank(text: string): boolean {
  return skipSpace(text) === text.length;
}
