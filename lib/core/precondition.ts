import { AppError, InvalidInputError } from "./errors";

/** The ETags of which one must be the one in force. Null: none is asked for. */
export type IfMatch = readonly string[] | null;

/**
 * The ETags of an If-Match or If-None-Match header (RFC 9110), `*` among them as it stands; null without the header.
 * Throws InvalidInputError for what is no list of ETags.
 */
export function parseEntityTags(header: string | null): IfMatch {
  if (header === null) return null;
  const tags = header.trim() === "*" ? ["*"] : header.match(/(?:W\/)?"[\x21\x23-\x7e]*"/g);
  if (tags && tags.join(",") === header.replaceAll(/\s/g, "")) return tags;
  throw new InvalidInputError('If-Match and If-None-Match take ETags as they were answered, such as "4fRc".');
}

/** What proxies that compress make of the ETags that they pass on: W/"4fRc" (nginx), "4fRc-gzip" (Caddy, Apache). */
const marks = /^W\/|-(?:gzip|br|zstd|deflate)(?="$)/g;

/** Whether one of the ETags is this one, also as it comes back over a proxy that compresses. */
export function hasTag(tags: readonly string[], current: string): boolean {
  return tags.some((tag) => tag === "*" || tag === current || tag.replaceAll(marks, "") === current);
}

/** Throws AppError `precondition_failed` when what is there is not what the caller has seen. */
export function requireMatch(wanted: IfMatch, current: string): void {
  if (wanted === null || hasTag(wanted, current)) return;
  throw new AppError(
    "precondition_failed",
    "Somebody else changed this since you read it, so nothing was saved. Read it again, and make your change there.",
  );
}
