import type { AddressGuard } from "../address-guard";
import { guardedFetch } from "../http";
import { outcomeOf } from "../http-outcome";
import type { MailServer, MailServerSettings } from "./config";
import { KnownFailure, type FailedOutcome } from "./known-failure";

export interface AccessToken {
  value: string;
  /** Milliseconds on the monotonic clock. */
  fetchedAt: number;
  expiresAt: number;
}

/** No access token was to be had. */
export class AccessTokenError extends KnownFailure {}

/** Ends before the provider's clock says so: a token that runs out on the way is refused. */
const MARGIN_MS = 60_000;
const UNTOLD_LIFETIME_MS = 300_000;
/** A token of less age that is refused is not to blame: another one would be refused as well. */
const FRESH_MS = 60_000;
const TIMEOUT_MS = 10_000;

/**
 * Trades the refresh token for an access token (RFC 6749, 6), through the guard. Throws AccessTokenError; refused
 * credentials are a matter of configuration, a provider in trouble is not.
 */
export async function fetchAccessToken(
  server: MailServerSettings,
  guard: AddressGuard,
  signal?: AbortSignal,
): Promise<AccessToken> {
  const { oauth_token_url: url, oauth_refresh_token: refreshToken, oauth_client_id: clientId } = server;
  if (!server.username || !url || !refreshToken || !clientId) throw new AccessTokenError(incomplete);

  const form = new URLSearchParams({ grant_type: "refresh_token", refresh_token: refreshToken.reveal() });
  form.set("client_id", clientId);
  if (server.oauth_client_secret) form.set("client_secret", server.oauth_client_secret.reveal());
  if (server.oauth_scope) form.set("scope", server.oauth_scope);
  const result = await guardedFetch(guard, {
    method: "POST",
    url,
    headers: { "content-type": "application/x-www-form-urlencoded", accept: "application/json" },
    body: form.toString(),
    timeoutMs: TIMEOUT_MS,
    signal,
  });

  const outcome = outcomeOf(result, { via: "token", treat: refusalOf });
  if (outcome.status === "failed") throw new AccessTokenError(asFailure(outcome));
  const token = result.ok ? readToken(result.body) : null;
  if (!token) throw new AccessTokenError(noToken);
  return token;
}

/** Keeps the access tokens of the servers' settings until they run out. One request at a time for each. */
export function createTokenCache() {
  const entries = new Map<string, { version: string; pending: Promise<AccessToken> }>();
  /** The latest values of each server, also those that are used no more: a late answer may still repeat them. */
  const values = new Map<string, string[]>();

  function fetchFor(server: MailServer, guard: AddressGuard): Promise<AccessToken> {
    const id = server.settings_id;
    const pending = fetchAccessToken(server, guard);
    const entry = { version: server.version, pending };
    entries.set(id, entry);
    pending.then(
      ({ value }) => values.set(id, [...(values.get(id) ?? []), value].slice(-3)),
      () => entries.get(id) === entry && entries.delete(id),
    );
    return pending;
  }

  /**
   * The server's access token; another one when the server refused the one it was given, unless that is a fresh one.
   * Throws AccessTokenError.
   */
  async function tokenFor(server: MailServer, guard: AddressGuard, isRefused = false): Promise<AccessToken> {
    const entry = entries.get(server.settings_id);
    if (entry?.version !== server.version) return fetchFor(server, guard);
    const token = await entry.pending;
    const now = performance.now();
    if (isRefused && now - token.fetchedAt < FRESH_MS) throw new AccessTokenError(refusedToken);
    if (!isRefused && now < token.expiresAt) return token;
    const isFirstToNotice = entries.get(server.settings_id) === entry;
    return isFirstToNotice ? fetchFor(server, guard) : tokenFor(server, guard);
  }

  return {
    tokenFor,
    /** The mail server refused the login: the next one is not tried with the same token. */
    forget: ({ settings_id }: MailServer) => void entries.delete(settings_id),
    /** What must not be shown. */
    secretsOf({ settings_id, username }: MailServer): string[] {
      return (values.get(settings_id) ?? []).flatMap((value) => [
        bearerResponse(username ?? "", value),
        value,
      ]);
    },
  };
}
export type TokenCache = ReturnType<typeof createTokenCache>;

function readToken(body: string): AccessToken | null {
  const answer = parseObject(body);
  if (typeof answer.access_token !== "string" || !/^[\x21-\x7e]+$/.test(answer.access_token)) return null;
  const lifetimeMs = Number(answer.expires_in) * 1000;
  const fetchedAt = performance.now();
  const expiresAt =
    fetchedAt + (lifetimeMs > 0 ? Math.max(lifetimeMs - MARGIN_MS, lifetimeMs / 2) : UNTOLD_LIFETIME_MS);
  return { value: answer.access_token, fetchedAt, expiresAt };
}

/** A token server says 400 to almost everything; its `error` says what is wrong (RFC 6749, 5.2). */
function refusalOf(status: number, body: string) {
  if (status !== 400 && status !== 401 && status !== 403) return null;
  const { error } = parseObject(body);
  if (error === "temporarily_unavailable") return null;
  return { failure: "configuration", reason: "unauthorized", detail: wordsOf(error, status) } as const;
}

function wordsOf(error: unknown, status: number): string {
  if (error === "invalid_grant")
    return "the provider refuses the refresh token, which was revoked or has run out";
  if (error === "invalid_client") return "the provider refuses the OAuth client's ID or secret";
  if (error === "invalid_scope") return "the provider refuses the scope in the OAuth settings";
  return `the provider answered ${status}`;
}

function asFailure({ failure, reason, detail, retryAfterMs }: FailedOutcome): FailedOutcome {
  return {
    status: "failed",
    // Whatever is refused for good here, it is not the message; and nothing was sent that could arrive twice.
    failure: failure === "permanent" || failure === "configuration" ? "configuration" : "transient",
    reason,
    detail: `No access token: ${detail}`,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
}

const refused = (reason: "unauthorized" | "misconfigured", detail: string): FailedOutcome => ({
  status: "failed",
  failure: "configuration",
  reason,
  detail,
});
const incomplete = refused(
  "misconfigured",
  "OAuth2 needs a user name, client ID, token address and refresh token",
);
const noToken = refused("misconfigured", "The token address did not answer with an access token");
const refusedToken = refused("unauthorized", "The mail server refuses the access token");

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** An access token as a mail server takes it (XOAUTH2 of Google and Microsoft), in base64. */
export function bearerResponse(username: string, token: string): string {
  return Buffer.from(`user=${username}\u0001auth=Bearer ${token}\u0001\u0001`, "utf8").toString("base64");
}
