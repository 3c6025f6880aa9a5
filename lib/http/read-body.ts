import { AppError, InvalidInputError } from "@/lib/core/errors";
import { cleanText } from "./clean-text";

/** How slowly a body may come: after the first seconds, no slower on the whole than this. */
export interface Pace {
  graceMs: number;
  bytesPerSecond: number;
}

const slowest: Pace = { graceMs: 15_000, bytesPerSecond: 16 * 1024 };
const LEAST_ROOM = 4 * 1024;

/**
 * The bytes of a JSON request body, or null when there is none. Refuses other content types and encodings before it
 * reads, and stops reading when there are more bytes than allowed, or when they drip.
 */
export async function readBody(
  request: Request,
  maxBytes: number,
  pace: Pace = slowest,
): Promise<Uint8Array | null> {
  return readBytes(request, maxBytes, requireJson, pace);
}

/** The text of a request body of any type, with U+FFFD for what is no UTF-8. Stops reading as readBody does. */
export async function readText(request: Request, maxBytes: number, pace: Pace = slowest): Promise<string> {
  const bytes = await readBytes(request, maxBytes, requirePlain, pace);
  return cleanText(new TextDecoder().decode(bytes ?? undefined));
}

async function readBytes(
  request: Request,
  maxBytes: number,
  check: (headers: Headers) => void,
  { graceMs, bytesPerSecond }: Pace,
): Promise<Uint8Array | null> {
  if (!request.body) return null;
  const declared = Number(request.headers.get("content-length") ?? 0);
  if (declared > maxBytes) throw tooLarge(maxBytes);

  const reader = (request.body as ReadableStream<Uint8Array>).getReader();
  const started = performance.now();
  let bytes = Buffer.alloc(0);
  let size = 0;
  try {
    for (;;) {
      const due = started + graceMs + (size / bytesPerSecond) * 1000;
      const { done, value } = await before(due, reader.read());
      if (done) return size === 0 ? null : bytes.subarray(0, size);
      if (value.byteLength === 0) continue;
      if (size === 0) check(request.headers);
      if (size + value.byteLength > maxBytes) throw tooLarge(maxBytes);
      bytes = withRoomFor(size + value.byteLength, bytes);
      bytes.set(value, size);
      size += value.byteLength;
    }
  } catch (error) {
    // Not waited for: whoever sends slowly would make that slow as well.
    reader.cancel().catch(() => undefined);
    throw error;
  }
}

/** The same bytes, with room for `size`. Not a list of what came: a byte that is sent alone takes some hundred in it. */
function withRoomFor(size: number, bytes: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> {
  if (size <= bytes.byteLength) return bytes;
  const larger = Buffer.alloc(Math.max(size, 2 * bytes.byteLength, LEAST_ROOM));
  larger.set(bytes);
  return larger;
}

/** What `work` gives, if it gives it before the instant, which is one of performance.now(). */
async function before<T>(due: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(tooSlow()), Math.max(0, due - performance.now()));
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The text of UTF-8 bytes, without a byte order mark; InvalidInputError says where it is not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new InvalidInputError(
      `The body is not UTF-8: byte ${firstInvalidByte(bytes)} does not belong there.`,
    );
  }
}

function requirePlain(headers: Headers): void {
  const encoding = headers.get("content-encoding")?.trim().toLowerCase() ?? "identity";
  if (encoding !== "identity")
    throw new AppError(
      "unsupported_media_type",
      "Send the body as it is: compressed bodies are not accepted.",
    );
}

function requireJson(headers: Headers): void {
  requirePlain(headers);
  const [type = ""] = (headers.get("content-type") ?? "").split(";");
  if (!/^application\/([a-z0-9.!#$&^_-]+\+)?json$/i.test(type.trim()))
    throw new AppError(
      "unsupported_media_type",
      "Send the body as JSON, with Content-Type: application/json.",
    );
}

function tooSlow(): AppError {
  return new AppError("request_timeout", "The body came too slowly, so the rest of it was not read.");
}

function tooLarge(maxBytes: number): AppError {
  return new AppError("too_large", `The body has more than ${maxBytes} bytes.`);
}

/** Counted from 0. By halves: a decoder that may be followed by more accepts every beginning of valid text. */
function firstInvalidByte(bytes: Uint8Array): number {
  let valid = 0;
  let end = bytes.length;
  while (end - valid > 1) {
    const middle = (valid + end) >> 1;
    if (isBeginning(bytes.subarray(0, middle))) valid = middle;
    else end = middle;
  }
  return isBeginning(bytes.subarray(0, end)) ? end : valid;
}

function isBeginning(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
