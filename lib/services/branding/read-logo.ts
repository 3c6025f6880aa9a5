import { createHash } from "node:crypto";
import { InvalidInputError } from "@/lib/core/errors";
import type { Logo, LogoContentType } from "@/lib/db/branding";
import { MAX_LOGO_BYTES } from "@/lib/schemas/branding";

/** How files of each kind begin. No SVG: it is a document that can hold scripts. */
const beginnings: readonly { type: LogoContentType; pattern: RegExp }[] = [
  { type: "image/png", pattern: /^\x89PNG\r\n\x1a\n/ },
  { type: "image/jpeg", pattern: /^\xff\xd8\xff/ },
  { type: "image/gif", pattern: /^GIF8[79]a/ },
  { type: "image/webp", pattern: /^RIFF[^]{4}WEBP/ },
];

const LONGEST_BEGINNING = 12;

/** The picture that base64 holds, by what its bytes say it is. Throws InvalidInputError when it is none, or too large. */
export function readLogo(base64: string): Logo {
  const content = Uint8Array.from(Buffer.from(base64, "base64"));
  if (content.byteLength > MAX_LOGO_BYTES)
    throw refused(`The logo may have at most ${MAX_LOGO_BYTES / 1024} KiB.`, "is too large");
  const start = Buffer.from(content.subarray(0, LONGEST_BEGINNING)).toString("latin1");
  const kind = beginnings.find(({ pattern }) => pattern.test(start));
  if (!kind) throw refused("The logo must be a PNG, JPEG, GIF or WebP picture.", "is no such picture");
  const hash = createHash("sha256").update(content).digest("hex");
  return { content, contentType: kind.type, hash };
}

function refused(message: string, detail: string): InvalidInputError {
  return new InvalidInputError(message, [{ pointer: "/logo/content_base64", detail }]);
}
