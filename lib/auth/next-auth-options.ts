import type { AuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { pathOf } from "@/lib/base-path";
import { config } from "@/lib/config";
import { SESSION_MAX_AGE_S } from "@/lib/core/session";
import { logger } from "@/lib/logger";
import type { Secret } from "@/lib/secrets";
import { database } from "@/lib/db/database";
import { findSessionMember } from "@/lib/db/sessions";
import { TooManyAttemptsError } from "./attempt-throttle";
import { endSessionHere } from "./end-session";
import { OIDC_PROVIDER_ID, oidcProvider, readOidcClaims } from "./oidc-provider";
import { oidcSignIn } from "./oidc-sign-in";
import { returnPath } from "./return-path";
import { cookieName, cookieOptions, SessionToken } from "./session-cookie";
import { signIn } from "./sign-in";

/** What signIn() of next-auth/react answers as `error`, beside its own CredentialsSignin for a wrong password. */
export const signInErrors = ["TooManyAttempts", "Unavailable"] as const;
type SignInError = (typeof signInErrors)[number];

const log = logger.child({ part: "auth" });

/** What next-auth reports as an error and is none of ours. */
const levels: Readonly<Record<string, "debug" | "warn">> = {
  // The session was ended: the cookie goes and the person signs in again.
  JWT_SESSION_ERROR: "debug",
  // Told once more as the next one.
  OAUTH_CALLBACK_HANDLER_ERROR: "debug",
  // Somebody gave up at the provider, came with an old answer, or made one up.
  OAUTH_CALLBACK_ERROR: "warn",
};
const MAX_MESSAGE_LENGTH = 300;

interface SigningRequest {
  headers: Headers;
  /** Told when there were too many wrong tries: when the next one is worth it. */
  onTooMany: (retryAfterSeconds: number) => void;
}

/**
 * What next-auth does for one request: it signs people in and out. Who a session is at a request is for
 * lib/auth/session.ts to say.
 */
export function authOptions(secret: Secret, { headers, onTooMany }: SigningRequest): AuthOptions {
  const options = cookieOptions();
  const signInPage = `${pathOf(config().appUrl)}/sign-in`;
  const { oidc } = config();
  /** What the sign-in that this request is has begun. */
  let begun: SessionToken | null = null;

  /** next-auth puts the message of what is thrown here into an address, so nothing else may be thrown. */
  const authorize = async (email: unknown, password: unknown) => {
    if (typeof email !== "string" || typeof password !== "string" || !email || !password) return null;
    if (email.length > 254 || password.length > 200) return null;
    begun = await signIn(email.trim(), password, headers).catch((error: unknown) => {
      if (error instanceof TooManyAttemptsError) onTooMany(error.retryAfterSeconds ?? 1);
      throw refusal(error);
    });
    return begun && { id: begun.sessionId };
  };

  /** True, or where to go instead. */
  const enterBy = async (provider: string | undefined, profile: unknown): Promise<boolean | string> => {
    if (provider !== OIDC_PROVIDER_ID) return begun !== null;
    if (!oidc) return false;
    const outcome = await oidcSignIn(readOidcClaims(profile), { oidc, headers }).catch((error: unknown) => {
      throw refusal(error);
    });
    if (typeof outcome === "string") return `${config().appUrl}/sign-in?error=${outcome}`;
    begun = outcome;
    return true;
  };

  return {
    secret: secret.reveal(),
    session: { strategy: "jwt", maxAge: SESSION_MAX_AGE_S },
    jwt: { maxAge: SESSION_MAX_AGE_S },
    pages: { signIn: signInPage, error: signInPage, signOut: signInPage },
    useSecureCookies: options.secure,
    cookies: {
      sessionToken: { name: cookieName("session"), options },
      csrfToken: { name: cookieName("csrf"), options },
      callbackUrl: { name: cookieName("return-to"), options },
      state: { name: cookieName("oidc-state"), options },
      nonce: { name: cookieName("oidc-nonce"), options },
      pkceCodeVerifier: { name: cookieName("oidc-verifier"), options },
    },
    providers: [
      CredentialsProvider({
        credentials: { email: { label: "E-mail" }, password: { label: "Password", type: "password" } },
        authorize: (credentials) => authorize(credentials?.email, credentials?.password),
      }),
      ...(oidc ? [oidcProvider(oidc)] : []),
    ],
    callbacks: {
      signIn: ({ account, profile }) => enterBy(account?.provider, profile),
      jwt: async ({ token }) => begun ?? checkToken(token),
      session: describeSession,
      redirect: ({ url }) => absoluteReturnPath(url),
    },
    events: { signOut: ({ token }) => endSessionHere(token) },
    logger: {
      error: (code, metadata) => {
        log[levels[code] ?? "error"]({ code, err: describeFault(metadata) }, "next-auth reports an error");
      },
      warn: (code) => log.debug({ code }, "next-auth warns"),
      debug: () => undefined,
    },
  };
}

class SignInRefusal extends Error {
  constructor(code: SignInError) {
    super(code);
  }
}

function refusal(error: unknown): SignInRefusal {
  if (error instanceof TooManyAttemptsError) return new SignInRefusal("TooManyAttempts");
  log.error({ err: error }, "signing in failed");
  return new SignInRefusal("Unavailable");
}

/** The token of a session that was begun earlier; throws when it has been ended since. */
async function checkToken(token: object): Promise<SessionToken> {
  const { sessionId, sessionVersion } = SessionToken.parse(token);
  const found = await findSessionMember(database().prisma, sessionId);
  if (found?.member.sessionVersion !== sessionVersion) throw new Error("This session has ended");
  return { sessionId, sessionVersion };
}

/** GET /api/auth/session tells only until when; who one is says GET /api/v1/me. */
function describeSession<Session extends { expires: string }>({ session }: { session: Session }) {
  return { user: {}, expires: session.expires };
}

/** next-auth's browser code wants an absolute address. */
function absoluteReturnPath(url: string): string {
  const { appUrl } = config();
  return `${appUrl}${returnPath(url.startsWith(`${appUrl}/`) ? url.slice(appUrl.length) : url)}`;
}

/** Name and message alone: errors of the provider's client carry tokens and verifiers, and strangers write into some. */
function describeFault(metadata: unknown): { name: string; message: string } | undefined {
  const isWrapped = typeof metadata === "object" && metadata !== null && "error" in metadata;
  const error: unknown = isWrapped ? metadata.error : metadata;
  if (!(error instanceof Error)) return undefined;
  return { name: error.name, message: error.message.slice(0, MAX_MESSAGE_LENGTH) };
}
