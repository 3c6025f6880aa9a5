import { generateKeyPairSync, randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

/** What the provider says of whoever signs in there. */
export interface OidcPerson {
  sub: string;
  email?: string;
  email_verified?: boolean;
  name?: string;
}

/** A real OpenID Connect provider on this machine, at which people sign in at once. */
export interface OidcServer {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Where Runbell is. To be known before the first request. */
  appUrl: string | null;
  /** Who signs in from now on; null: whoever comes gives up there. */
  person: OidcPerson | null;
  /** May be called again. */
  close(): Promise<void>;
}

/** Starts one that knows Runbell as its only client. Its claims stand at the userinfo endpoint, as most have it. */
export async function startOidcServer(appUrl: string | null = null): Promise<OidcServer> {
  const http = createServer();
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  const { port } = http.address() as AddressInfo;
  const server: OidcServer = {
    issuer: `http://127.0.0.1:${port}`,
    clientId: "runbell",
    clientSecret: randomUUID(),
    appUrl,
    person: null,
    close: async () => {
      if (!http.listening) return;
      http.closeAllConnections();
      http.close();
      await once(http, "close");
    },
  };

  const people = new Map<string, OidcPerson>();
  let provider: Provider | null = null;
  http.on("request", (request, response) => {
    provider ??= makeProvider(server, people);
    if (!request.url?.startsWith("/interaction/")) return void provider.callback()(request, response);
    interact(provider, { server, people }, request, response).catch((error: unknown) => {
      response.statusCode = 500;
      response.end(String(error));
    });
  });
  return server;
}

function makeProvider(
  { issuer, clientId, clientSecret, appUrl }: OidcServer,
  people: ReadonlyMap<string, OidcPerson>,
): Provider {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [`${appUrl}/api/auth/callback/oidc`],
        grant_types: ["authorization_code"],
        response_types: ["code"],
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), use: "sig", alg: "RS256" }] },
    cookies: { keys: [randomUUID()] },
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ ...people.get(sub), sub }) }),
    ttl: { Session: 60, Grant: 60, Interaction: 60, AccessToken: 60, IdToken: 60 },
  });
}

/** In place of a form: the person signs in and agrees at once, or gives up. */
async function interact(
  provider: Provider,
  { server: { person, clientId }, people }: { server: OidcServer; people: Map<string, OidcPerson> },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!person) {
    const refusal = { error: "access_denied", error_description: "They gave up" };
    return provider.interactionFinished(request, response, refusal, { mergeWithLastSubmission: false });
  }
  people.set(person.sub, person);
  const grant = new provider.Grant({ accountId: person.sub, clientId });
  grant.addOIDCScope("openid email profile");
  await provider.interactionFinished(request, response, {
    login: { accountId: person.sub },
    consent: { grantId: await grant.save() },
  });
}
