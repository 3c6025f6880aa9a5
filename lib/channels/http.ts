import { Agent, errors, request as undiciRequest, type Dispatcher } from "undici";
import { parseUrl } from "@/lib/parse-url";
import { BlockedAddressError, type AddressGuard } from "./address-guard";
import { withProgress, type HttpProgress } from "./http-progress";

export interface HttpRequest {
  method?: "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE";
  url: string;
  headers?: Record<string, string>;
  body?: string;
  /** For the whole exchange: name look-up, connection, headers and body. */
  timeoutMs?: number;
  signal?: AbortSignal;
}

/**
 * blocked_address: the guard refused it · invalid_request: the address or a header cannot be used · redirect: the
 * answer is 3xx · timeout · unreachable: no connection, or it broke · tls: certificate or protocol · aborted: by us.
 */
export type HttpFailure =
  "blocked_address" | "invalid_request" | "redirect" | "timeout" | "unreachable" | "tls" | "aborted";

export type HttpResult =
  | {
      ok: true;
      status: number;
      headers: Record<string, string>;
      /** At most 16 KiB, as UTF-8; empty when it is compressed, which nobody asked for. */
      body: string;
      /** The body goes on after what is here. */
      truncated: boolean;
    }
  | {
      ok: false;
      failure: HttpFailure;
      /** One line of ours: no part of the answer, and of the address at most its host. */
      detail: string;
      status?: number;
      /** The request was on its way when it failed: the other side may have it, and have acted on it. */
      handedOver: boolean;
    };

const MAX_BODY_BYTES = 16 * 1024;
const MAX_HEADER_BYTES = 16 * 1024;
const CONNECT_TIMEOUT_MS = 5_000;
const HEADERS_TIMEOUT_MS = 10_000;
const DEADLINE_MS = 15_000;

/** Ports above 1023 that speak something else than HTTP and could be led to read it as commands. */
const refusedPorts = new Set([
  1433, 1521, 1719, 1720, 1723, 2049, 2525, 3306, 3389, 3659, 4045, 4190, 5060, 5061, 5432, 5672, 6000, 6379,
  6566, 6665, 6666, 6667, 6668, 6669, 6697, 9042, 10080, 11211, 27017,
]);

const agents = new WeakMap<AddressGuard, Agent>();

/**
 * The one way out over HTTP: guarded address, no redirects, no cookies, no decompression, bounded time and size.
 * Answers in every case; it throws only for a bug. Any status but 3xx is a result: what it means is the caller's.
 */
export async function guardedFetch(guard: AddressGuard, request: HttpRequest): Promise<HttpResult> {
  const deadline = AbortSignal.timeout(request.timeoutMs ?? DEADLINE_MS);
  const signal = request.signal ? AbortSignal.any([deadline, request.signal]) : deadline;
  const progress: HttpProgress = { handedOver: false };
  try {
    const url = checkUrl(guard, request.url);
    signal.throwIfAborted();
    const exchange = undiciRequest(url, {
      dispatcher: withProgress(agentFor(guard), progress),
      method: request.method ?? "GET",
      headers: { "user-agent": "Runbell", ...lowerCased(request.headers), "accept-encoding": "identity" },
      body: request.body,
      signal,
      // Who asked for more patience than usual gets it; the deadline ends the exchange all the same.
      headersTimeout: Math.max(HEADERS_TIMEOUT_MS, request.timeoutMs ?? 0),
      bodyTimeout: Math.max(HEADERS_TIMEOUT_MS, request.timeoutMs ?? 0),
    });
    const response = await unlessAborted(exchange, signal);
    const { statusCode: status } = response;
    if (status >= 300 && status < 400) {
      await discard(response.body);
      return {
        ok: false,
        failure: "redirect",
        status,
        detail: `The server answered ${status}: redirects are not followed`,
        handedOver: true,
      };
    }
    return { ok: true, status, headers: plainHeaders(response.headers), ...(await readBody(response)) };
  } catch (error) {
    const failure = failureOf(error, {
      isOverDeadline: deadline.aborted,
      isAborted: request.signal?.aborted ?? false,
    });
    return { ...failure, ...progress };
  }
}

/** undici heeds the signal only when it has a connection: the wait for one must end as well. */
function unlessAborted<T>(exchange: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener("abort", stop, { once: true });
    exchange.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}

function agentFor(guard: AddressGuard): Agent {
  const known = agents.get(guard);
  if (known) return known;
  const agent = new Agent({
    connect: { lookup: guard.lookup, timeout: CONNECT_TIMEOUT_MS },
    headersTimeout: HEADERS_TIMEOUT_MS,
    bodyTimeout: HEADERS_TIMEOUT_MS,
    maxHeaderSize: MAX_HEADER_BYTES,
    // No bound for each server: who calls has one, and a hung path must not hold up another one of the same host.
    connections: null,
    pipelining: 1,
    allowH2: false,
  });
  agents.set(guard, agent);
  return agent;
}

class InvalidRequestError extends Error {}

/** The address with its host as the guard read it. */
function checkUrl(guard: AddressGuard, text: string): URL {
  const url = parseUrl(text);
  if (!url) throw new InvalidRequestError("The address is not a URL");
  if (url.protocol !== "http:" && url.protocol !== "https:")
    throw new InvalidRequestError("Only http and https addresses can be called");
  if (url.username || url.password)
    throw new InvalidRequestError(
      "The address must not hold a user name or password: use an Authorization header",
    );
  const port = Number(url.port || (url.protocol === "https:" ? 443 : 80));
  if ((port < 1024 && port !== 80 && port !== 443) || refusedPorts.has(port))
    throw new BlockedAddressError(
      `Port ${port} is not one for HTTP: 80, 443 and most above 1023 can be called.`,
    );
  const host = guard.checkHost(url.hostname);
  url.hostname = host.includes(":") ? `[${host}]` : host;
  return url;
}

async function readBody(response: Dispatcher.ResponseData): Promise<{ body: string; truncated: boolean }> {
  const encoding = response.headers["content-encoding"];
  if (encoding && encoding !== "identity") {
    await discard(response.body);
    return { body: "", truncated: true };
  }
  const chunks: Buffer[] = [];
  let size = 0;
  let truncated = false;
  try {
    for await (const chunk of response.body as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > MAX_BODY_BYTES) break;
    }
    truncated = size > MAX_BODY_BYTES;
  } catch {
    // The status is the answer; a body that breaks off or drips past the deadline is only shorter.
    truncated = true;
  }
  return { body: decodeUtf8(Buffer.concat(chunks).subarray(0, MAX_BODY_BYTES), truncated), truncated };
}

/** A character that was cut in half is left out rather than shown as a mark. */
function decodeUtf8(bytes: Buffer, isCut: boolean): string {
  return new TextDecoder("utf-8").decode(bytes, { stream: isCut });
}

async function discard(body: Dispatcher.ResponseData["body"]): Promise<void> {
  body.on("error", () => undefined);
  body.destroy();
}

function lowerCased(headers: Record<string, string> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function plainHeaders(headers: Dispatcher.ResponseData["headers"]): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined && name !== "set-cookie")
      plain[name] = Array.isArray(value) ? value.join(", ") : value;
  return plain;
}

function failureOf(
  error: unknown,
  { isOverDeadline, isAborted }: { isOverDeadline: boolean; isAborted: boolean },
): { ok: false; failure: HttpFailure; detail: string } {
  const fail = (failure: HttpFailure, detail: string) => ({ ok: false, failure, detail }) as const;
  if (isOverDeadline) return fail("timeout", "No answer in time");
  if (isAborted) return fail("aborted", "Given up before an answer came");
  if (!(error instanceof Error)) throw error;
  if (error instanceof BlockedAddressError) return fail("blocked_address", error.message);
  if (error instanceof InvalidRequestError) return fail("invalid_request", error.message);
  if (error instanceof errors.ConnectTimeoutError) return fail("timeout", "No connection in time");
  if (error instanceof errors.HeadersTimeoutError) return fail("timeout", "No answer in time");
  if (error instanceof errors.InvalidArgumentError || error instanceof errors.NotSupportedError)
    return fail("invalid_request", `The request cannot be made: ${error.message}`);

  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (isTlsCode(code)) return fail("tls", `The secure connection failed: ${code}`);
  if (isBlockedInside(error)) return fail("blocked_address", isBlockedInside(error)?.message ?? "");
  return fail("unreachable", words[code] ?? `The connection failed${code ? `: ${code}` : ""}`);
}

/** Node tries several addresses and reports them as one error with many causes. */
function isBlockedInside(error: Error): BlockedAddressError | undefined {
  const inner = error instanceof AggregateError ? (error.errors as unknown[]) : [error.cause];
  return inner.find((cause) => cause instanceof BlockedAddressError);
}

const words: Record<string, string> = {
  ENOTFOUND: "There is no host of this name",
  EAI_AGAIN: "The name service does not answer",
  ETIMEOUT: "The name service does not answer",
  ECONNREFUSED: "The connection was refused",
  ECONNRESET: "The connection was cut",
  EHOSTUNREACH: "The host cannot be reached",
  ENETUNREACH: "The network cannot be reached",
  UND_ERR_SOCKET: "The connection was cut",
  UND_ERR_HEADERS_OVERFLOW: "The answer's headers are too long",
};

/** Codes of OpenSSL and of Node's own certificate checks. */
export function isTlsCode(code: string): boolean {
  return /^(CERT_|ERR_TLS_|ERR_SSL_|ERR_OSSL_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA|EPROTO$)/.test(
    code,
  );
}
