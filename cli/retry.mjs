const FIRST_MS = 500;
const LONGEST_MS = 30_000;

/**
 * How long to wait before the next try, in milliseconds: twice as long each time, with chance in it so that many programs
 * do not come back at once, and never before the server asked for. Null when it asked for too long a time to wait here.
 * @param {number} attempt how many tries have failed
 * @param {number | null} retryAfterMs what the server asked for
 * @param {number} random from 0 to 1
 */
export function delayBeforeRetry(attempt, retryAfterMs, random) {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempt - 1));
  const delay = longest * (0.5 + random / 2);
  if (retryAfterMs === null) return delay;
  return retryAfterMs > LONGEST_MS * 2 ? null : Math.max(delay, retryAfterMs);
}

/**
 * The header Retry-After in milliseconds, given as seconds or as a date; null without a usable one.
 * @param {string | null} header
 * @param {number} now
 */
export function readRetryAfter(header, now) {
  if (!header) return null;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}

/**
 * Resolves after the time, or at once when the signal is given up.
 * @param {number} ms
 * @param {AbortSignal} [signal]
 * @returns {Promise<void>}
 */
export function pause(ms, signal) {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener("abort", done);
  });
}
