const REDACTED = "<redacted>";
const MAX_DEPTH = 8;

/** Keys whose values never reach a log, compared without case, `_` and `-`. */
const SECRET_KEYS = [
  "password",
  "passwd",
  "passphrase",
  "authorization",
  "cookie",
  "secret",
  "token",
  "apikey",
  "credential",
  "privatekey",
  "webhookurl",
  "databaseurl",
];

const SHORT_SECRET_KEYS = new Set(["pass", "pwd", "sig"]);

/** user:password@ of any URL, keys in Slack, Teams and other URLs, bearer values: also inside error messages. */
const SECRET_TEXTS: [pattern: RegExp, replacement: string][] = [
  [/(\b[a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/?#@]{1,512}@/gi, `$1${REDACTED}@`],
  [/(\bhooks\.slack(?:-gov)?\.com\/(?:services|workflows|triggers)\/)[^\s"'<>]+/gi, `$1${REDACTED}`],
  [
    /([?&;](?:[a-z0-9_-]{0,40}(?:token|key|secret|password|signature)|sig|auth)=)[^\s&#"'<>]+/gi,
    `$1${REDACTED}`,
  ],
  [/(\b(?:bearer|basic)\s+)[a-z0-9+/_.~-]{8,}=*/gi, `$1${REDACTED}`],
];

/** The text without the secrets that texts tend to carry. */
export function redactText(text: string): string {
  return SECRET_TEXTS.reduce((result, [pattern, replacement]) => result.replace(pattern, replacement), text);
}

/** A copy for the log: secret keys and secrets inside texts are blanked, whatever is nested too deep is left out. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return redactText(value);
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  if (depth >= MAX_DEPTH) return "<too deep>";
  if (value instanceof Error) return redactError(value, depth);
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1));
  if ("toJSON" in value && typeof value.toJSON === "function") return redact(value.toJSON(), depth + 1);

  return redactRecord(value, depth);
}

/** redact for what is known to be a record. */
export function redactRecord(record: object, depth = 0): Record<string, unknown> {
  const entries = Object.entries(record).map(([key, item]: [string, unknown]) =>
    isSecretKey(key) && item != null ? [key, REDACTED] : [key, redact(item, depth + 1)],
  );
  return Object.fromEntries(entries) as Record<string, unknown>;
}

function redactError(error: Error, depth: number): unknown {
  return {
    type: error.name,
    // pg hangs its whole client on the error of a lost connection.
    ...redactRecord({ ...error, cause: undefined, client: undefined }, depth),
    message: redactText(error.message),
    stack: redactText(error.stack ?? ""),
    ...(error.cause === undefined ? {} : { cause: redact(error.cause, depth + 1) }),
  };
}

function isSecretKey(key: string): boolean {
  const plain = key.toLowerCase().replace(/[_-]/g, "");
  return SHORT_SECRET_KEYS.has(plain) || SECRET_KEYS.some((secretKey) => plain.includes(secretKey));
}
