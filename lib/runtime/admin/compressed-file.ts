import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";

/** Writes a new file that only this user may read, and has it on the disk when it resolves. Throws when it is there. */
export async function writeCompressed(path: string, content: AsyncIterable<Buffer>): Promise<void> {
  const file = createWriteStream(path, { flags: "wx", mode: 0o600, flush: true });
  await pipeline(content, createGzip(), file);
}

/** What writeCompressed wrote, piece by piece. Throws the errors of the file and of zlib while it is read. */
export async function* readCompressed(path: string): AsyncGenerator<Buffer> {
  const unpacked = createGunzip();
  const reading = pipeline(createReadStream(path), unpacked);
  // Told below: a stream that fails ends the loop with its error, and without a listener the process.
  reading.catch(() => undefined);
  for await (const chunk of unpacked) yield chunk as Buffer;
  await reading;
}
