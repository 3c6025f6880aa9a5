import { request } from "./api";
import { expect } from "./fixtures";
import type { TestServer } from "./server";

const planted = new Set<string>();

/** A word that nobody else uses: wherever it turns up, the secret that holds it got out. */
export function canary(name: string): string {
  const word = `canary${name}zq7x`;
  planted.add(word);
  return word;
}

/** Every word so far. */
export function plantedWords(): string[] {
  return [...planted];
}

/** Those that a channel's own request carries as they are: a server of the test's that was asked has heard them. */
export function sentToHooks(): string[] {
  return ["hook", "header", "slackhook", "teams", "ntfy"].map(canary);
}

/** What the server is started with: a secret in every variable that holds one. Nobody answers at the issuer. */
export function secretEnvironment(): Record<string, string> {
  return {
    RUNBELL_ADMIN_PASSWORD: canary("adminpassword"),
    RUNBELL_SECRET_KEY: canary("keyring").padEnd(40, "0"),
    NEXTAUTH_SECRET: canary("session").padEnd(40, "0"),
    CRON_SECRET: canary("cron").padEnd(40, "0"),
    RUNBELL_METRICS_TOKEN: canary("metrics").padEnd(40, "0"),
    OIDC_ISSUER: "http://127.0.0.1:9",
    OIDC_CLIENT_ID: "runbell",
    OIDC_CLIENT_SECRET: canary("oidc"),
  };
}

const signingKey = (name: string) =>
  `whsec_${Buffer.from(`${canary(name)} and some more of it`).toString("base64")}`;

interface Plant {
  kind: string;
  config: Record<string, unknown>;
  /** It goes to the test's own server, so it may be used. */
  isLocal?: boolean;
}

/** Channels that hold a secret in every field there is for one. */
const channels = (hookUrl: string): Plant[] => [
  {
    kind: "webhook",
    isLocal: true,
    config: {
      url: `${hookUrl}/${canary("hook")}`,
      signing_secret: signingKey("signing"),
      previous_signing_secret: signingKey("formersigning"),
      headers: `Authorization: Bearer ${canary("header")}`,
    },
  },
  {
    kind: "slack",
    isLocal: true,
    config: { webhook_url: `${hookUrl}/${canary("slackhook")}`, other_host: true },
  },
  { kind: "slack", config: { bot_token: `xoxb-${canary("slackbot")}`, channel: "#runs" } },
  { kind: "teams", isLocal: true, config: { url: `${hookUrl}/?sig=${canary("teams")}`, other_host: true } },
  {
    kind: "discord",
    config: { webhook_url: `https://discord.com/api/webhooks/1/${canary("discord")}` },
  },
  {
    kind: "ntfy",
    isLocal: true,
    config: { server_url: hookUrl, topic: "runbell", access_token: canary("ntfy") },
  },
  { kind: "pagerduty", config: { routing_key: canary("routing").padEnd(32, "0"), region: "us" } },
  {
    kind: "sms",
    config: {
      account_sid: `AC${"0".repeat(32)}`,
      auth_token: canary("smsauth"),
      api_key_sid: `SK${"0".repeat(32)}`,
      api_key_secret: canary("smskey"),
      from: "+15017122661",
      to: "+491701234567",
    },
  },
  {
    kind: "telegram",
    config: { bot_token: `123456789:${canary("telegram").padEnd(35, "0")}`, chat_id: "-1001234567890" },
  },
];

/** Makes a channel of every kind, and gives the ids of those that can be tried here. */
export async function plantChannels(server: TestServer, hookUrl: string): Promise<string[]> {
  const plants = channels(hookUrl);
  const kinds = await request<{
    data: { kind: string; fields: { name: string; input: string }[] }[];
  }>(server, "GET", "/api/v1/channel-kinds");
  const secrets = kinds.body.data.flatMap(({ kind, fields }) =>
    fields.filter(({ input }) => input === "secret").map(({ name }) => `${kind}.${name}`),
  );
  const filled = plants.flatMap(({ kind, config }) => Object.keys(config).map((name) => `${kind}.${name}`));
  expect(
    secrets.filter((field) => !filled.includes(field)),
    "secret fields without a canary",
  ).toEqual([]);

  const ids: string[] = [];
  for (const [index, { kind, config, isLocal = false }] of plants.entries()) {
    const made = await request<{ id: string }>(server, "POST", "/api/v1/channels", {
      kind,
      name: `${kind} ${index}`,
      config,
      enabled: isLocal,
      event_types: ["system.error"],
    });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    if (isLocal) ids.push(made.body.id);
  }
  return ids;
}

/** Secrets wherever else one can be stored. */
export async function plantElsewhere(server: TestServer, smtpPort: number, hookUrl: string): Promise<void> {
  const mail = await request(server, "POST", "/api/v1/mail-servers", {
    smtp_server: "127.0.0.1",
    smtp_port: smtpPort,
    security: "none",
    from_email: "runbell@example.org",
    username: "mailer",
    password: canary("password"),
    oauth_client_secret: canary("oauthsecret"),
    oauth_refresh_token: canary("refresh"),
  });
  expect(mail.status, JSON.stringify(mail.body)).toBe(201);
  const own = await request(server, "POST", "/api/v1/notification/preferences/me", {
    slack_enabled: true,
    slack_webhook_url: `https://hooks.slack.com/services/T0/B0/${canary("own")}`,
  });
  expect(own.status, JSON.stringify(own.body)).toBe(200);
  const settings = await request(server, "PUT", "/api/v1/settings", {
    mode: "inherit",
    document: {},
    secrets: {
      "email.smtp_password": canary("settingsmail"),
      "slack.webhook_url": `https://hooks.slack.com/services/T0/B0/${canary("settingsslack")}`,
    },
  });
  expect(settings.status, JSON.stringify(settings.body)).toBe(200);

  // A step's headers are shown to whoever may see the job, and to nobody else.
  const job = await request(server, "POST", "/api/v1/jobs", {
    key: "asks",
    name: "Asks",
    steps: [
      {
        name: "Ask",
        type: "http.request",
        config: { url: hookUrl, headers: { "x-token": shownInJob }, expect_status: [200] },
      },
    ],
  });
  expect(job.status, JSON.stringify(job.body)).toBe(201);
}

/** In the header of a step: docs/jobs.md says that it is no secret to the organisation, but it is no business of a log. */
export const shownInJob = "canaryofastepzq7x";

/** Links with tokens, each shown this once. */
export async function plantLinks(server: TestServer): Promise<string[]> {
  const tokenIn = (url: string | undefined) => new URL(url ?? "").hash.replace(/^#token=/, "");
  const invited = await request<{ link: { url: string } }>(server, "POST", "/api/v1/invitations", {
    email: "guest@example.org",
    role: "member",
  });
  expect(invited.status, JSON.stringify(invited.body)).toBe(201);
  const key = await request<{ key: string }>(server, "POST", "/api/v1/api-keys", {
    name: "Planted",
    scopes: ["read"],
  });
  expect(key.status, JSON.stringify(key.body)).toBe(201);
  const tokens = [tokenIn(invited.body.link.url), key.body.key];
  for (const token of tokens) expect(token.length).toBeGreaterThan(30);
  return tokens;
}
