import type { OAuthConfig } from "next-auth/providers/oauth";
import { z } from "zod";
import type { OidcConfig } from "@/lib/config";
import type { OidcClaims } from "./decide-oidc";

/** A part of the address that people come back to: /api/auth/callback/oidc. */
export const OIDC_PROVIDER_ID = "oidc";

const TIMEOUT_MS = 10_000;

/** A NUL or a line end would be no identifier, and no database stores the one. */
const Identifier = (length: number) =>
  z
    .string()
    .min(1)
    .max(length)
    .regex(/^\P{Cc}+$/u);

/** OpenID Connect Core 1.0, sections 2 and 5.1; what is missing or of another kind counts as not said. */
const Claims = z.object({
  iss: Identifier(2_000),
  sub: Identifier(500),
  email: z.email().max(254).nullable().catch(null),
  email_verified: z.boolean().catch(false),
  name: z.string().nullable().catch(null),
});

/**
 * The provider for next-auth, which finds its endpoints by discovery and checks state, nonce, PKCE, and the id_token's
 * signature, issuer, audience and time. Claims may stand in the id_token or be told at the userinfo endpoint.
 */
export function oidcProvider({ issuer, clientId, clientSecret, name }: OidcConfig): OAuthConfig<unknown> {
  const address = issuer.replace(/\/$/, "");
  return {
    id: OIDC_PROVIDER_ID,
    name,
    type: "oauth",
    wellKnown: `${address}/.well-known/openid-configuration`,
    authorization: { params: { scope: "openid email profile" } },
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    clientId,
    clientSecret: clientSecret.reveal(),
    httpOptions: { timeout: TIMEOUT_MS },
    userinfo: {
      request: async ({ client, tokens }) => {
        const { issuer: discovered, userinfo_endpoint: endpoint } = client.issuer.metadata;
        // OpenID Connect Discovery 1.0, section 4.3: else one provider could speak for another.
        if (discovered.replace(/\/$/, "") !== address)
          throw new Error(`OIDC_ISSUER is ${issuer}, but the provider there calls itself ${discovered}`);
        // More than next-auth's types tell: with the id_token in it, userinfo() refuses what is about somebody else.
        const set = tokens as Exclude<Parameters<typeof client.userinfo>[0], string>;
        return { ...(endpoint && (await client.userinfo(set))), ...set.claims() };
      },
    },
    profile: (profile) => ({ id: readOidcClaims(profile).subject }),
  };
}

/** What the provider says of the person. Throws for what is no profile of OpenID Connect. */
export function readOidcClaims(profile: unknown): OidcClaims {
  const { iss, sub, email, email_verified, name } = Claims.parse(profile);
  return {
    issuer: iss,
    subject: sub,
    email: email?.toLowerCase() ?? null,
    isEmailVerified: email_verified,
    name,
  };
}
