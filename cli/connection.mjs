import { readFileSync } from "node:fs";
import { createClient } from "./client.mjs";

const CALL_MS = 5_000;

/** Where to report to, by the environment; null, with the reason, when that is not said. */
export function connect(env) {
  const url = env.RUNBELL_URL?.trim();
  if (!url) return { why: "RUNBELL_URL is not set" };
  if (!/^https?:\/\/[^/]/i.test(url)) return { why: "RUNBELL_URL is no http address" };
  try {
    const apiKey = env.RUNBELL_API_KEY?.trim() || readKeyFile(env.RUNBELL_API_KEY_FILE);
    if (!apiKey) return { why: "neither RUNBELL_API_KEY nor RUNBELL_API_KEY_FILE is set" };
    if (!/^[\x21-\x7e]+$/.test(apiKey)) return { why: "the API key has characters that no key has" };
    // Whoever waits here has a command to run: repeating is the callers' business.
    return { url, client: createClient({ url, apiKey, retries: 0, timeoutMs: CALL_MS }) };
  } catch (error) {
    return { why: `RUNBELL_API_KEY_FILE cannot be read: ${error.code ?? error.message}` };
  }
}

function readKeyFile(path) {
  return path ? readFileSync(path, "utf8").trim() : undefined;
}

/** One line on stderr, unless it was switched off; a reason that repeats itself is told once. */
export function makeWarn(isQuiet) {
  const told = new Set();
  return (text) => {
    if (isQuiet || told.has(text)) return;
    told.add(text);
    process.stderr.write(`runbell: ${text.replace(/\s*[\r\n]+\s*/g, " ")}\n`);
  };
}
