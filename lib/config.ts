import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import {
  parseAppUrl,
  parseBoolean,
  parseDatabaseUrl,
  parseEmail,
  parseHost,
  parseKeys,
  parseMailDomains,
  parseNetworks,
  parseOidcIssuer,
  parsePort,
  parseProxies,
  parseWebUrl,
  type AllowedNetworks,
} from "./config-values";
import {
  ConfigError,
  oneOf,
  readVariables,
  secret,
  variable,
  type ConfigProblem,
  type Environment,
} from "./config-variables";
import type { Secret } from "./secrets";
import {
  parseVariableNames,
  readSettingsEnvironment,
  type SettingsEnvironment,
} from "./settings-environment";

/** Everything this process was told by its environment. Null: not set. */
export interface Config {
  readonly port: number;
  readonly hostname: string;
  /** Without a trailing slash: the only source of links in messages. */
  readonly appUrl: string;
  /** Null: the embedded database in dataDir. */
  readonly databaseUrl: Secret | null;
  readonly dataDir: string;
  /** Current first. Null: generated into dataDir (lib/instance-keys.ts). */
  readonly secretKeys: readonly Secret[] | null;
  readonly sessionSecret: Secret | null;
  readonly admin: { readonly email: string; readonly password: Secret } | null;
  readonly apiKey: Secret | null;
  /** auto: only on an empty embedded database. */
  readonly demo: boolean | "auto";
  readonly worker: "inline" | "off";
  readonly cronSecret: Secret | null;
  readonly metricsToken: Secret | null;
  /** Null: people sign in with passwords alone. */
  readonly oidc: OidcConfig | null;
  /** CIDRs of the proxies whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
  /** Requests a minute of an API key, or of a person's sessions together. Null: as many as they like. */
  readonly apiRateLimit: number | null;
  readonly allowNetworks: AllowedNetworks;
  readonly allowShell: boolean;
  readonly environment: string;
  /** What ${NAME} in settings may stand for. */
  readonly settingsEnvironment: SettingsEnvironment;
  readonly logLevel: LogLevel;
  /** Where traces go, over OTLP/HTTP. Null: nowhere. */
  readonly traces: { readonly url: string; readonly serviceName: string } | null;
}

/** An OpenID Connect provider that people sign in with. */
export interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: Secret;
  /** What the button calls it. */
  readonly name: string;
  /** Whoever has an address there comes in without an invitation. */
  readonly signUpDomains: readonly string[];
}

export const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
export type LogLevel = (typeof logLevels)[number];

const secretVariables = [
  "DATABASE_URL",
  "RUNBELL_SECRET_KEY",
  "NEXTAUTH_SECRET",
  "RUNBELL_ADMIN_PASSWORD",
  "RUNBELL_API_KEY",
  "CRON_SECRET",
  "RUNBELL_METRICS_TOKEN",
  "OIDC_CLIENT_SECRET",
] as const;

const BOOLEAN = "0, 1, true or false";
/** What the embedded database has in files of its data folder. */
const sharedSecrets = [
  ["RUNBELL_SECRET_KEY", "a key", "secret.key"],
  ["NEXTAUTH_SECRET", "a secret", "session.key"],
] as const;

const Variables = z.object({
  PORT: variable("a whole number from 1 to 65535", parsePort).default(3000),
  HOSTNAME: variable("a host name or an address", parseHost).default("127.0.0.1"),
  APP_URL: variable(
    "http:// or https://, a host and perhaps a path, such as https://runbell.example.org or https://example.org/runbell",
    parseAppUrl,
  ).optional(),
  DATABASE_URL: variable(
    "postgres:// or postgresql://, a host and a database (a schema other than public is not supported)",
    parseDatabaseUrl,
  ).optional(),
  RUNBELL_DATA_DIR: variable("a folder", (text) => resolve(text)).default(() => resolve("data")),
  RUNBELL_SECRET_KEY: variable(
    "different keys, current first, separated by commas, each 32 bytes in base64 or at least 32 characters",
    parseKeys,
  ).optional(),
  NEXTAUTH_SECRET: secret(16),
  RUNBELL_ADMIN_EMAIL: variable("an e-mail address", parseEmail).optional(),
  RUNBELL_ADMIN_PASSWORD: secret(10),
  RUNBELL_API_KEY: secret(24),
  RUNBELL_DEMO: variable<boolean | "auto">(BOOLEAN, parseBoolean).default("auto"),
  RUNBELL_WORKER: oneOf(["inline", "off"]).default("inline"),
  CRON_SECRET: secret(16),
  RUNBELL_METRICS_TOKEN: secret(16),
  OIDC_ISSUER: variable(
    "the provider's issuer, an https:// address without a query (http:// only on this machine)",
    parseOidcIssuer,
  ).optional(),
  OIDC_CLIENT_ID: variable("at most 500 characters", shorterThan(501)).optional(),
  OIDC_CLIENT_SECRET: secret(1),
  OIDC_NAME: variable("at most 60 characters", shorterThan(61)).default("single sign-on"),
  OIDC_SIGN_UP: variable(
    "off, or domains of mail addresses, separated by commas, such as example.org",
    (text) => (text === "off" ? [] : parseMailDomains(text)),
  ).default([]),
  RUNBELL_TRUSTED_PROXIES: variable(
    "addresses and CIDRs of proxies, separated by commas, such as 127.0.0.1, 10.0.0.0/8",
    parseProxies,
  ).default([]),
  RUNBELL_API_RATE_LIMIT: variable(
    "requests a minute, a whole number up to 1000000; 0 for no limit",
    (text) => (/^\d{1,7}$/.test(text) && Number(text) <= 1_000_000 ? Number(text) : undefined),
  ).default(6000),
  RUNBELL_ALLOW_NETWORKS: variable(
    "CIDRs and host names, separated by commas; link-local networks (169.254.0.0/16, fe80::/10) are never allowed",
    parseNetworks,
  ).default({ cidrs: [], hosts: [] }),
  RUNBELL_ALLOW_SHELL: variable(BOOLEAN, parseBoolean).default(false),
  ENVIRONMENT: variable("at most 100 characters", shorterThan(101)).default("production"),
  RUNBELL_SETTINGS_ENV: variable(
    "names of variables, separated by commas, none of them a secret of Runbell's own",
    (text) => {
      const names = parseVariableNames(text);
      return names?.some((name) => secretVariables.some((own) => own === name)) ? undefined : names;
    },
  ).default([]),
  LOG_LEVEL: oneOf(logLevels).default("info"),
  OTEL_EXPORTER_OTLP_ENDPOINT: variable("an http:// or https:// address", parseWebUrl).optional(),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: variable("an http:// or https:// address", parseWebUrl).optional(),
  OTEL_SERVICE_NAME: z.string().default("runbell"),
});

/**
 * Reads a configuration from variables, and from the files that NAME_FILE variables of secrets point to. An empty
 * variable counts as unset. Throws one ConfigError with all problems.
 */
export function loadConfig(env: Environment = process.env): Config {
  const { values, problems } = readVariables(env, {
    names: Object.keys(Variables.shape),
    secrets: secretVariables,
  });
  const parsed = Variables.safeParse(values);
  const settingsEnvironment = readSettingsEnvironment(
    env,
    parsed.data?.RUNBELL_SETTINGS_ENV ?? [],
    (name, why) =>
      problems.push({ variable: name, problem: `cannot be read (${why})`, expected: "a readable file" }),
  );
  if (!parsed.success) problems.push(...parsed.error.issues.map((issue) => asProblem(issue, values)));
  problems.push(...missing(values, new Set(problems.map(({ variable: name }) => name))));
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);

  const vars = parsed.data;
  return {
    port: vars.PORT,
    hostname: vars.HOSTNAME,
    appUrl: vars.APP_URL ?? `http://${reachableHost(vars.HOSTNAME)}:${vars.PORT}`,
    databaseUrl: vars.DATABASE_URL ?? null,
    dataDir: vars.RUNBELL_DATA_DIR,
    secretKeys: vars.RUNBELL_SECRET_KEY ?? null,
    sessionSecret: vars.NEXTAUTH_SECRET ?? null,
    admin:
      vars.RUNBELL_ADMIN_EMAIL && vars.RUNBELL_ADMIN_PASSWORD
        ? { email: vars.RUNBELL_ADMIN_EMAIL, password: vars.RUNBELL_ADMIN_PASSWORD }
        : null,
    apiKey: vars.RUNBELL_API_KEY ?? null,
    demo: vars.RUNBELL_DEMO,
    worker: vars.RUNBELL_WORKER,
    cronSecret: vars.CRON_SECRET ?? null,
    metricsToken: vars.RUNBELL_METRICS_TOKEN ?? null,
    oidc: oidcOf(vars),
    trustedProxies: vars.RUNBELL_TRUSTED_PROXIES,
    apiRateLimit: vars.RUNBELL_API_RATE_LIMIT || null,
    allowNetworks: vars.RUNBELL_ALLOW_NETWORKS,
    allowShell: vars.RUNBELL_ALLOW_SHELL,
    environment: vars.ENVIRONMENT,
    settingsEnvironment,
    logLevel: vars.LOG_LEVEL,
    traces: tracesOf(vars),
  };
}

function oidcOf(vars: z.output<typeof Variables>): OidcConfig | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = vars;
  if (!issuer || !clientId || !clientSecret) return null;
  return { issuer, clientId, clientSecret, name: vars.OIDC_NAME, signUpDomains: vars.OIDC_SIGN_UP };
}

function shorterThan(length: number): (text: string) => string | undefined {
  return (text) => (text.length < length ? text : undefined);
}

/** The general address gets the path that OpenTelemetry lays down; the one for traces is taken as it is. */
function tracesOf(vars: z.output<typeof Variables>): Config["traces"] {
  const base = vars.OTEL_EXPORTER_OTLP_ENDPOINT;
  const url = vars.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? (base && `${base}/v1/traces`);
  return url ? { url, serviceName: vars.OTEL_SERVICE_NAME } : null;
}

let loaded: Config | undefined;

/** This process's configuration, read at the first call; throws ConfigError. */
export function config(): Config {
  return (loaded ??= loadConfig());
}

/** What of this process's environment a program gets that a step runs: nothing of Runbell's own. */
export function programEnvironment(env: Environment = process.env): Record<string, string> {
  const { PATH = "/usr/local/bin:/usr/bin:/bin", HOME, LANG, TZ } = env;
  return { PATH, ...(HOME && { HOME }), ...(LANG && { LANG }), ...(TZ && { TZ }) };
}

/** The folder in which a command was typed that npm or the command line tool runs in the project's folder. */
export function callersFolder(env: Environment = process.env): string {
  return env.INIT_CWD ?? process.cwd();
}

/** What lib/testing/database.ts is told by its environment. */
export function loadTestSettings(env: Environment = process.env): {
  databaseUrl: string | null;
  requirePostgres: boolean;
} {
  return {
    databaseUrl: env.RUNBELL_TEST_DATABASE_URL?.trim() || null,
    requirePostgres: parseBoolean(env.RUNBELL_TEST_REQUIRE_POSTGRES?.trim() ?? "0") ?? false,
  };
}

/** A wildcard address is for listening, not for links. */
function reachableHost(hostname: string): string {
  if (hostname === "0.0.0.0" || hostname === "::") return "localhost";
  return hostname.includes(":") ? `[${hostname}]` : hostname;
}

/** What other variables make necessary. A variable that is wrong already is not called missing as well. */
function missing(values: Readonly<Record<string, string>>, wrong: ReadonlySet<string>): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  const need = (variable: string, expected: string) => {
    if (values[variable] || wrong.has(variable) || wrong.has(`${variable}_FILE`)) return;
    problems.push({ variable, problem: "is missing", expected });
  };
  if (values.DATABASE_URL) {
    const dataDir = Variables.shape.RUNBELL_DATA_DIR.parse(values.RUNBELL_DATA_DIR);
    const shared = "with DATABASE_URL, as every process must have the same one";
    for (const [name, what, file] of sharedSecrets)
      need(name, `${what} ${shared}; ${whereFrom(name, join(/* turbopackIgnore: true */ dataDir, file))}`);
  }
  if (values.RUNBELL_ADMIN_PASSWORD)
    need("RUNBELL_ADMIN_EMAIL", "the address that belongs to RUNBELL_ADMIN_PASSWORD");
  if (values.RUNBELL_ADMIN_EMAIL) need("RUNBELL_ADMIN_PASSWORD", "the password for RUNBELL_ADMIN_EMAIL");
  const oidc = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_NAME", "OIDC_SIGN_UP"];
  if (oidc.some((name) => values[name]))
    for (const name of oidc.slice(0, 3)) need(name, "a value beside the other variables of OIDC_…");
  return problems;
}

/** Whoever leaves the embedded database takes its keys along: no other reads its secrets. */
function whereFrom(name: string, path: string): string {
  if (existsSync(path)) return `take the one that there is: ${name}_FILE=${path}`;
  return "make one with: openssl rand -base64 32";
}

function asProblem(issue: z.core.$ZodIssue, values: Readonly<Record<string, string>>): ConfigProblem {
  const name = String(issue.path[0]);
  const isSecret = secretVariables.some((secretName) => secretName === name);
  const shown = isSecret ? "cannot be used" : `is ${JSON.stringify(values[name]?.slice(0, 80))}`;
  return { variable: name, problem: shown, expected: issue.message };
}
