import { StringDecoder } from "node:string_decoder";

const KEPT_BYTES = 64 * 1024;

/** The end of what a program writes, on all its streams together in the order in which it came. */
export interface OutputTail {
  /** Takes what a stream writes; each stream has one of its own, as a character may come in two pieces. */
  writer(): (chunk: Buffer) => void;
  /** What is kept, after a line that says how much came before it. */
  text(): string;
  /** All that was written. */
  readonly bytes: number;
}

/** Keeps the last `keptBytes`. What is no UTF-8 is replaced by marks. */
export function createOutputTail(keptBytes = KEPT_BYTES): OutputTail {
  let pieces: string[] = [];
  let held = 0;
  let leftOut = 0;
  let bytes = 0;
  const shorten = () => {
    const whole = Buffer.from(pieces.join(""));
    let start = Math.max(0, whole.length - keptBytes);
    // Not in the middle of a character.
    while (((whole[start] ?? 0) & 0xc0) === 0x80) start++;
    pieces = [whole.toString("utf8", start)];
    held = whole.length - start;
    leftOut += start;
  };
  return {
    writer() {
      const decoder = new StringDecoder("utf8");
      return (chunk) => {
        bytes += chunk.length;
        const piece = decoder.write(chunk);
        pieces.push(piece);
        held += Buffer.byteLength(piece);
        if (held > 2 * keptBytes) shorten();
      };
    },
    text() {
      if (held > keptBytes) shorten();
      const text = pieces.join("");
      return leftOut > 0 ? `… ${leftOut} bytes before this were left out …\n${text}` : text;
    },
    get bytes() {
      return bytes;
    },
  };
}
