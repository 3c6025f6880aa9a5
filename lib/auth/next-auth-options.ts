import type { AuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { config } from "@/lib/config";
import { logger } from "@/lib/logger";
import type { Secret } from "@/lib/secrets";
import { database } from "@/lib/db/database";
import { findActingMember } from "@/lib/db/memberships";
import { returnPath } from "./return-path";
import { cookieName, cookieOptions, SESSION_MAX_AGE_S, SessionToken } from "./session-cookie";
import { signIn, type SignedIn } from "./sign-in";

/** What signIn() of next-auth/react answers as `error`, beside its own CredentialsSignin for a wrong password. */
export const signInErrors = ["TooManyAttempts", "Unavailable"] as const;
type SignInError = (typeof signInErrors)[number];

const log = logger.child({ part: "auth" });

/** next-auth signs people in and out; who a session is at a request is for lib/auth/session.ts to say. */
export function authOptions(secret: Secret): AuthOptions {
  const options = cookieOptions();
  return {
    secret: secret.reveal(),
    session: { strategy: "jwt", maxAge: SESSION_MAX_AGE_S },
    jwt: { maxAge: SESSION_MAX_AGE_S },
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/sign-in" },
    useSecureCookies: options.secure,
    cookies: {
      sessionToken: { name: cookieName("session"), options },
      csrfToken: { name: cookieName("csrf"), options },
      callbackUrl: { name: cookieName("return-to"), options },
    },
    providers: [
      CredentialsProvider({
        credentials: { email: { label: "E-mail" }, password: { label: "Password", type: "password" } },
        authorize: (credentials) => authorize(credentials?.email, credentials?.password),
      }),
    ],
    callbacks: { jwt: tokenOf, session: describeSession, redirect: ({ url }) => absoluteReturnPath(url) },
    logger: {
      error: (code, metadata) => {
        // A session that was ended is no fault: the cookie goes and the person signs in again.
        const level = code === "JWT_SESSION_ERROR" ? "debug" : "error";
        log[level](
          { code, err: metadata instanceof Error ? metadata : undefined },
          "next-auth reports an error",
        );
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

/** next-auth puts the message of what is thrown here into an address, so nothing else may be thrown. */
async function authorize(email: unknown, password: unknown) {
  if (typeof email !== "string" || typeof password !== "string" || !email || !password) return null;
  if (email.length > 254 || password.length > 200) return null;
  const outcome = await signIn(email.trim(), password).catch((error: unknown) => {
    log.error({ err: error }, "signing in failed");
    throw new SignInRefusal("Unavailable");
  });
  if (outcome === "throttled") throw new SignInRefusal("TooManyAttempts");
  return outcome === "refused" ? null : { id: outcome.userId, ...outcome };
}

/** At sign-in the user is what authorize() gave; later the token is the old one, which may have been ended since. */
async function tokenOf({ token, user }: { token: object; user?: unknown }): Promise<SessionToken> {
  if (user) {
    const { userId, organisationId, sessionVersion } = user as SignedIn;
    return { userId, organisationId, sessionVersion };
  }
  const { userId, organisationId, sessionVersion } = SessionToken.parse(token);
  const member = await findActingMember(database().prisma, organisationId, userId);
  if (member?.sessionVersion !== sessionVersion) throw new Error("This session has ended");
  return { userId, organisationId, sessionVersion };
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
