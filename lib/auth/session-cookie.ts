import { decode, encode } from "next-auth/jwt";
import { z } from "zod";
import { config } from "@/lib/config";
import { SESSION_MAX_AGE_S } from "@/lib/core/session";
import { sessionSecret } from "./session-secret";

/** A session in use gets a new cookie when its own is older than this. */
const RENEWAL_AGE_S = 30 * 60;

/** What a session token says: its row in the database, which says the rest, and a version that ends all of a person's. */
export const SessionToken = z.object({
  sessionId: z.uuid(),
  sessionVersion: z.int(),
  iat: z.int().optional(),
});
export type SessionToken = z.infer<typeof SessionToken>;

export interface CookieOptions {
  httpOnly: boolean;
  sameSite: "lax";
  path: string;
  secure: boolean;
}

/** Under https a cookie's name keeps other hosts of the domain from setting it. */
export function cookieName(
  name: "session" | "csrf" | "return-to" | "oidc-state" | "oidc-nonce" | "oidc-verifier",
): string {
  return isSecure() ? `__Host-runbell.${name}` : `runbell.${name}`;
}

export function cookieOptions(): CookieOptions {
  return { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure() };
}

/** The token of the request's session cookie, or null: none, expired, or not ours. */
export async function readSessionToken(headers: Headers): Promise<SessionToken | null> {
  const text = readCookies(headers).get(cookieName("session"));
  if (!text) return null;
  const secret = (await sessionSecret()).reveal();
  // Expired, made with another secret, or no token at all: whoever sent it is not told which, and not to be believed.
  const token = SessionToken.safeParse(await decode({ token: text, secret }).catch(() => null));
  return token.success ? token.data : null;
}

/** A Set-Cookie value that starts the session's time anew, or null when the token is young. */
export async function renewSession(token: SessionToken, now = Date.now()): Promise<string | null> {
  const age = now / 1000 - (token.iat ?? 0);
  return age > RENEWAL_AGE_S ? makeSessionCookie(token) : null;
}

/** A Set-Cookie value with a new token. */
export async function makeSessionCookie(token: SessionToken): Promise<string> {
  const { sessionId, sessionVersion } = token;
  const text = await encode({
    token: { sessionId, sessionVersion },
    secret: (await sessionSecret()).reveal(),
    maxAge: SESSION_MAX_AGE_S,
  });
  const expires = new Date(Date.now() + SESSION_MAX_AGE_S * 1000).toUTCString();
  const secure = isSecure() ? "; Secure" : "";
  return `${cookieName("session")}=${text}; Path=/; Expires=${expires}; HttpOnly; SameSite=Lax${secure}`;
}

/** Names and values of the Cookie header; the first of a name counts, which is the one with the longest path. */
export function readCookies(headers: Headers): Map<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of (headers.get("cookie") ?? "").split(";")) {
    const end = pair.indexOf("=");
    const name = pair.slice(0, Math.max(end, 0)).trim();
    if (!name || cookies.has(name)) continue;
    cookies.set(name, decodeValue(pair.slice(end + 1).trim()));
  }
  return cookies;
}

function decodeValue(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function isSecure(): boolean {
  return config().appUrl.startsWith("https:");
}
