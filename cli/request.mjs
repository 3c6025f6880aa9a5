import { delayBeforeRetry, pause, readRetryAfter } from "./retry.mjs";

/**
 * Why a call gave no result. `status` is the HTTP status, 0 when there was no answer at all; `errors` are the places of
 * the input that are wrong (JSON Pointers).
 */
export class RunbellError extends Error {
  /** @param {{ status: number, title: string, detail: string, code?: string, errors?: { pointer: string, detail: string }[], retryAfterMs?: number | null, cause?: unknown }} problem */
  constructor({ status, title, detail, code = "no_answer", errors = [], retryAfterMs = null, cause }) {
    const places = errors.map(({ pointer, detail: what }) => `${pointer || "the body"} ${what}`);
    super([detail || title, ...places].join(" · "), cause === undefined ? undefined : { cause });
    this.name = "RunbellError";
    this.status = status;
    this.title = title;
    this.detail = detail;
    this.code = code;
    this.errors = errors;
    this.retryAfterMs = retryAfterMs;
  }

  /** Whether the same call may succeed later. */
  get isTransient() {
    return this.code === "no_answer" || [408, 425, 429].includes(this.status) || this.status >= 500;
  }

  /** Whether Runbell itself said no to what was sent, so that sending it again is useless. */
  get isRefusal() {
    return this.code !== "no_answer" && [400, 404, 409, 413, 422].includes(this.status);
  }
}

/**
 * Makes the function that calls the API. It repeats a call that got no answer or a transient one, so every call that goes
 * through it has to be one that may be repeated.
 * @param {{ url: string, apiKey: string | ((organisation?: string) => string | Promise<string>), fetch?: typeof fetch, timeoutMs?: number, retries?: number, random?: () => number }} options
 */
export function makeCaller({
  url,
  apiKey,
  fetch: send = globalThis.fetch,
  timeoutMs = 10_000,
  retries = 4,
  random = Math.random,
}) {
  const base = url.endsWith("/") ? url : `${url}/`;

  /**
   * @param {string} method
   * @param {string} path below the address, without a slash at the beginning
   * @param {unknown} [body]
   * @param {{ signal?: AbortSignal, organisation?: string, timeoutMs?: number }} [options]
   */
  return async function call(method, path, body, options = {}) {
    const key = typeof apiKey === "function" ? await apiKey(options.organisation) : apiKey;
    const request = {
      method,
      redirect: /** @type {const} */ ("manual"),
      headers: {
        authorization: `Bearer ${key.trim()}`,
        accept: "application/json",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    };
    for (let failed = 1; ; failed++)
      try {
        return await callOnce(send, new URL(path, base), request, {
          ...options,
          timeoutMs: options.timeoutMs ?? timeoutMs,
        });
      } catch (error) {
        if (!(error instanceof RunbellError) || !error.isTransient || failed > retries) throw error;
        const delay = delayBeforeRetry(failed, error.retryAfterMs, random());
        if (delay === null) throw error;
        await pause(delay, options.signal);
        if (options.signal?.aborted) throw error;
      }
  };
}

/** @returns {Promise<any>} */
async function callOnce(send, address, request, { signal, timeoutMs }) {
  // AbortSignal.any is newer than Node 18.
  const controller = new AbortController();
  const giveUp = () => controller.abort();
  const timer = setTimeout(giveUp, timeoutMs);
  if (signal?.aborted) giveUp();
  signal?.addEventListener("abort", giveUp);
  try {
    const answer = await send(address, { ...request, signal: controller.signal });
    return read(answer, await answer.text());
  } catch (error) {
    if (error instanceof RunbellError) throw error;
    const why = controller.signal.aborted ? "it took too long" : reasonOf(error);
    throw new RunbellError({
      status: 0,
      title: "No answer",
      detail: `${address.origin} gave no answer: ${why}`,
      cause: error,
    });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", giveUp);
  }
}

function read(answer, text) {
  const { status } = answer;
  if (status === 204) return undefined;
  if (status >= 300 && status < 400)
    throw new RunbellError({
      status,
      title: "Redirect",
      detail: `The address leads on to ${answer.headers.get("location")}: use that one`,
    });
  const value = parse(text);
  if (answer.ok && value !== undefined) return value;
  throw new RunbellError({
    status,
    title: value?.title ?? `HTTP ${status}`,
    detail: value?.detail ?? (answer.ok ? "The answer is not one of Runbell" : `HTTP ${status}`),
    // A proxy's page says nothing about what Runbell thinks of the call.
    code: typeof value?.code === "string" ? value.code : undefined,
    errors: value?.errors,
    retryAfterMs: readRetryAfter(answer.headers.get("retry-after"), Date.now()),
  });
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** fetch says "fetch failed" and has the reason as its cause. */
function reasonOf(error) {
  const cause = error?.cause ?? error;
  return cause?.code ?? cause?.message ?? String(cause);
}
