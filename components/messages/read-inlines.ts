import type { Inline } from "./rich-text";

interface Delimiter {
  mark: string;
  type: "bold" | "italic" | "strike";
}

/** A formatted part of a text, and where it ends. */
export interface Piece {
  inline: Inline;
  end: number;
}

/** How a markup writes its lines: what is neither emphasis nor a piece is given to `leaf`. */
export interface InlineReader {
  delimiters: readonly Delimiter[];
  /** A piece that starts at `at`, such as code or a link; null when none starts there. */
  piece: (text: string, at: number) => Piece | null;
  leaf: (text: string) => Inline;
  /** Whether a backslash takes a delimiter's meaning away. */
  hasEscapes?: boolean;
}

const wordCharacter = /[\p{L}\p{N}]/u;
const isWord = (character: string | undefined) => character !== undefined && wordCharacter.test(character);
const isSpace = (character: string | undefined) => character === undefined || /\s/.test(character);

/**
 * Splits a line into formatted parts. A delimiter opens at the start of a word and closes at the end of one.
 * Linear in the text: a delimiter that finds no end is not looked for again behind it.
 */
export function readInlines(text: string, reader: InlineReader): Inline[] {
  const parts: Inline[] = [];
  const unclosed = new Set<string>();
  let from = 0;
  const flush = (to: number) => {
    if (to > from) parts.push(reader.leaf(text.slice(from, to)));
  };
  let at = 0;
  while (at < text.length) {
    const piece = reader.piece(text, at) ?? emphasisAt(text, at, reader, unclosed);
    if (piece) {
      flush(at);
      parts.push(piece.inline);
      at = piece.end;
      from = at;
    } else {
      at += 1;
    }
  }
  flush(text.length);
  return parts;
}

function emphasisAt(text: string, at: number, reader: InlineReader, unclosed: Set<string>): Piece | null {
  const delimiter = reader.delimiters.find(({ mark }) => text.startsWith(mark, at));
  if (!delimiter || unclosed.has(delimiter.mark)) return null;
  const { mark, type } = delimiter;
  const inside = at + mark.length;
  if (isWord(text[at - 1]) || isSpace(text[inside]) || text[inside] === mark[0]) return null;
  const end = closeOf(text, inside, mark, reader.hasEscapes ?? false);
  if (end === null) {
    unclosed.add(mark);
    return null;
  }
  // The same emphasis inside itself says nothing more, so each level has a delimiter less to look for.
  const inner = { ...reader, delimiters: reader.delimiters.filter((other) => other.type !== type) };
  return {
    inline: { type, children: readInlines(text.slice(inside, end), inner) },
    end: end + mark.length,
  };
}

function closeOf(text: string, from: number, mark: string, hasEscapes: boolean): number | null {
  for (let at = text.indexOf(mark, from); at !== -1; at = text.indexOf(mark, at + 1)) {
    const isEscaped = hasEscapes && text[at - 1] === "\\";
    // Of a run of the same sign, the last ones close.
    if (text[at + mark.length] === mark[0]) continue;
    const isClosing = at > from && !isEscaped && !isSpace(text[at - 1]) && !isWord(text[at + mark.length]);
    if (isClosing) return at;
  }
  return null;
}

/** What stands between two backticks, where no markup is read. */
export function codeAt(text: string, at: number, decode = (code: string) => code): Piece | null {
  if (text[at] !== "`") return null;
  const end = text.indexOf("`", at + 1);
  if (end <= at + 1) return null;
  return { inline: { type: "code", text: decode(text.slice(at + 1, end)) }, end: end + 1 };
}
