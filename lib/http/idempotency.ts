import { createHmac, hkdfSync } from "node:crypto";
import { sessionSecret } from "@/lib/auth/session-secret";
import { AppError, InvalidInputError, UnprocessableError } from "@/lib/core/errors";
import { releaseKey, reserveKey, settleKey, type KeyedRequest } from "@/lib/db/idempotency-keys";
import { logger } from "@/lib/logger";
import type { Operation } from "@/lib/schemas/operation";

const MAX_KEY_LENGTH = 200;
/** A creation takes a moment: whoever asks twice at once asks again then. */
const UNDER_WAY_RETRY_S = 1;

/**
 * The Idempotency-Key of a request (draft-ietf-httpapi-idempotency-key-header), or null: none, or the operation does not
 * remember. The quotes of a structured field may be left out. Throws InvalidInputError for what is no key, and where the
 * answer has a secret in it, which nobody keeps.
 */
export function readIdempotencyKey(
  { idempotencyKey, summary }: Pick<Operation, "idempotencyKey" | "summary">,
  headers: Headers,
): string | null {
  const text = headers.get("idempotency-key");
  if (text === null || idempotencyKey === undefined) return null;
  if (idempotencyKey === "refused")
    throw new InvalidInputError(
      `“${summary}” takes no Idempotency-Key: its answer holds a secret, which is shown once and never kept.`,
    );
  const key = /^"(.*)"$/.exec(text)?.[1]?.replaceAll(/\\(["\\])/g, "$1") ?? text;
  if (/^[\x20-\x7e]+$/.test(key) && key.length <= MAX_KEY_LENGTH) return key;
  throw new InvalidInputError(`An Idempotency-Key has 1 to ${MAX_KEY_LENGTH} printable ASCII characters.`);
}

/**
 * What a request asks for, so that the same key for something else is noticed. Under a key of the installation: whoever
 * has the rows alone must not find a password of the body by trying.
 */
export async function fingerprintOf(
  { id }: Pick<Operation, "id">,
  { params, query, body }: { params: unknown; query: unknown; body: unknown },
): Promise<string> {
  const secret = (await sessionSecret()).reveal();
  return createHmac("sha256", Buffer.from(hkdfSync("sha256", secret, "", "runbell fingerprint v1", 32)))
    .update(JSON.stringify([id, params ?? null, query ?? null, body ?? null]))
    .digest("hex");
}

/**
 * Lets `answer` run once for a key: whoever repeats the request within a day gets the first one's answer. A key whose
 * request failed in a way that passes is free again; one whose process died is after two minutes. Throws `conflict`
 * while the first one is under way, and UnprocessableError for another request with the same key.
 */
export async function answerOnce(
  request: KeyedRequest,
  answer: () => Promise<Response>,
  toProblem: (error: AppError) => Response,
): Promise<Response> {
  const found = await reserveKey(request);
  if (found.kind === "under_way")
    throw new AppError(
      "conflict",
      "The first request with this Idempotency-Key is still under way.",
      [],
      UNDER_WAY_RETRY_S,
    );
  if (found.kind === "another_request")
    throw new UnprocessableError("This Idempotency-Key was sent with another request. Take a new one.");
  if (found.kind === "answered") return replay(found);

  const response = await answer().catch(async (error: unknown) => {
    if (error instanceof AppError && isFinal(error)) return toProblem(error);
    // A database that does not answer frees nothing: then the key is free after a while.
    await releaseKey(found.id).catch(() => undefined);
    throw error;
  });
  const body = await response.clone().text();
  // What was made is made: the caller is told so, whether or not it can be told again.
  await settleKey(found.id, { status: response.status, body }).catch((error: unknown) =>
    logger.warn({ err: error }, "an answer could not be kept for its Idempotency-Key"),
  );
  return response;
}

/** The same request would be refused again for the same reason; what passes by itself is worth another try. */
function isFinal({ code }: AppError): boolean {
  return code !== "rate_limited" && code !== "unavailable";
}

function replay({ status, body }: { status: number; body: string }): Response {
  const type = status < 400 ? "application/json" : "application/problem+json";
  return new Response(body, { status, headers: { "content-type": type, "idempotent-replayed": "true" } });
}
