import { AppError, InvalidInputError } from "@/lib/core/errors";

/**
 * The bytes of a JSON request body, or null when there is none. Refuses other content types and encodings before it
 * reads, and stops reading when there are more bytes than allowed.
 */
export async function readBody(request: Request, maxBytes: number): Promise<Uint8Array | null> {
  if (!request.body) return null;
  const declared = Number(request.headers.get("content-length") ?? 0);
  if (declared > maxBytes) throw tooLarge(maxBytes);

  const chunks: Uint8Array[] = [];
  let size = 0;
  // Throwing inside the loop cancels the stream.
  for await (const chunk of request.body as ReadableStream<Uint8Array>) {
    if (chunk.byteLength === 0) continue;
    if (size === 0) requireJson(request.headers);
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return size === 0 ? null : Buffer.concat(chunks);
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

function requireJson(headers: Headers): void {
  const encoding = headers.get("content-encoding")?.trim().toLowerCase() ?? "identity";
  if (encoding !== "identity")
    throw new AppError(
      "unsupported_media_type",
      "Send the body as it is: compressed bodies are not accepted.",
    );
  const [type = ""] = (headers.get("content-type") ?? "").split(";");
  if (!/^application\/([a-z0-9.!#$&^_-]+\+)?json$/i.test(type.trim()))
    throw new AppError(
      "unsupported_media_type",
      "Send the body as JSON, with Content-Type: application/json.",
    );
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
