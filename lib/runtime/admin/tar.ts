/** An entry of a tar archive; a folder has no content. */
export interface TarEntry {
  path: string;
  kind: "file" | "folder";
  size: number;
}

// Fields of a header block: POSIX.1-1988 ustar, https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html
const BLOCK = 512;
const SIZE_AT = 124;
const CHECKSUM_AT = 148;
const KIND_AT = 156;
const MAGIC_AT = 257;
const LONGEST_PATH = 100;

/** The block before an entry's content. Owner and times are left out: whoever unpacks it owns it. */
export function tarHeader({ path, kind, size }: TarEntry): Buffer {
  if (Buffer.byteLength(path) > LONGEST_PATH) throw new Error(`The path ${path} is too long for an archive.`);
  const block = Buffer.alloc(BLOCK);
  block.write(path, 0);
  block.write(kind === "folder" ? "0000700\0" : "0000600\0", 100);
  block.write("0000000\0", 108);
  block.write("0000000\0", 116);
  block.write(`${size.toString(8).padStart(11, "0")}\0`, SIZE_AT);
  block.write("00000000000\0", 136);
  block.write(kind === "folder" ? "5" : "0", KIND_AT);
  block.write("ustar\u000000", MAGIC_AT);
  block.write(`${sumOf(block).toString(8).padStart(6, "0")}\0 `, CHECKSUM_AT);
  return block;
}

/** What follows content of this size, so that the next header begins a block. */
export function tarPadding(size: number): Buffer {
  return Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);
}

export const tarEnd = Buffer.alloc(2 * BLOCK);

/** An entry's header, or null for the block that ends an archive. Throws RangeError for anything else. */
export function readTarHeader(block: Buffer): TarEntry | null {
  if (block.every((byte) => byte === 0)) return null;
  const kind = { "0": "file", "5": "folder" }[textAt(block, KIND_AT, 1)] as TarEntry["kind"] | undefined;
  const size = octalAt(block, SIZE_AT, 12);
  if (!kind || octalAt(block, CHECKSUM_AT, 8) !== sumOf(block) || !Number.isSafeInteger(size))
    throw new RangeError("This is no header of an archive.");
  return { path: textAt(block, 0, LONGEST_PATH), kind, size };
}

/** Cuts a stream of bytes into the pieces that an archive is made of. */
export class BlockReader {
  readonly #chunks: AsyncIterator<Buffer>;
  #rest = Buffer.alloc(0);

  constructor(chunks: AsyncIterable<Buffer>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** Lets go of where the bytes come from. */
  async close(): Promise<void> {
    await this.#chunks.return?.();
  }

  /** The next block, or null where there is no whole one. */
  async block(): Promise<Buffer | null> {
    const parts: Buffer[] = [];
    for await (const part of this.bytes(BLOCK)) parts.push(part);
    const block = Buffer.concat(parts);
    return block.length === BLOCK ? block : null;
  }

  /** The next so many bytes, piece by piece; fewer where the stream ends before. */
  async *bytes(length: number): AsyncGenerator<Buffer> {
    let missing = length;
    while (missing > 0) {
      if (this.#rest.length === 0) {
        const next = await this.#chunks.next();
        if (next.done) return;
        this.#rest = Buffer.from(next.value);
      }
      const part = this.#rest.subarray(0, missing);
      this.#rest = this.#rest.subarray(part.length);
      missing -= part.length;
      yield part;
    }
  }
}

/** The checksum is counted as if it were blanks itself. */
function sumOf(block: Buffer): number {
  return block.reduce(
    (sum, byte, index) => sum + (index >= CHECKSUM_AT && index < CHECKSUM_AT + 8 ? 32 : byte),
    0,
  );
}

function textAt(block: Buffer, start: number, length: number): string {
  const [text = ""] = block.toString("utf8", start, start + length).split("\0");
  return text;
}

function octalAt(block: Buffer, start: number, length: number): number {
  return Number.parseInt(textAt(block, start, length).trim(), 8);
}
