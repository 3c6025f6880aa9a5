import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";
import {
  parseBoolean,
  parseDatabaseUrl,
  parseEmail,
  parseHost,
  parseKeys,
  parseNetworks,
  parseOrigin,
  parsePort,
  parseWebUrl,
  type AllowedNetworks,
} from "./config-values";
import { Secret } from "./secrets";
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
  readonly allowNetworks: AllowedNetworks;
  readonly allowShell: boolean;
  readonly environment: string;
  readonly opsconductorUrl: string | null;
  /** What ${NAME} in settings may stand for. */
  readonly settingsEnvironment: SettingsEnvironment;
  readonly logLevel: LogLevel;
}

export const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
export type LogLevel = (typeof logLevels)[number];

export interface ConfigProblem {
  variable: string;
  problem: string;
  expected: string;
}

/** The environment cannot be worked with. The message lists every problem and shows no secret. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly ConfigProblem[]) {
    const lines = problems.map(
      ({ variable, problem, expected }) => `  ${variable} ${problem}: expected ${expected}`,
    );
    super(`Runbell cannot start with this environment.\n${lines.join("\n")}`);
    this.name = "ConfigError";
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

const secretVariables = [
  "DATABASE_URL",
  "RUNBELL_SECRET_KEY",
  "NEXTAUTH_SECRET",
  "RUNBELL_ADMIN_PASSWORD",
  "RUNBELL_API_KEY",
  "CRON_SECRET",
  "RUNBELL_METRICS_TOKEN",
] as const;

const BOOLEAN = "0, 1, true or false";
const sharedBetweenProcesses = "with DATABASE_URL, as every process must have the same one";

const Variables = z.object({
  PORT: variable("a whole number from 1 to 65535", parsePort).default(3000),
  HOSTNAME: variable("a host name or an address", parseHost).default("127.0.0.1"),
  APP_URL: variable(
    "http:// or https://, host and port only, such as https://runbell.example.org",
    parseOrigin,
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
  RUNBELL_ALLOW_NETWORKS: variable(
    "CIDRs and host names, separated by commas; link-local networks (169.254.0.0/16, fe80::/10) are never allowed",
    parseNetworks,
  ).default({ cidrs: [], hosts: [] }),
  RUNBELL_ALLOW_SHELL: variable(BOOLEAN, parseBoolean).default(false),
  ENVIRONMENT: variable("at most 100 characters", (text) => (text.length <= 100 ? text : undefined)).default(
    "production",
  ),
  OPSCONDUCTOR_URL: variable("an http:// or https:// address", parseWebUrl).optional(),
  RUNBELL_SETTINGS_ENV: variable(
    "names of variables, separated by commas, none of them a secret of Runbell's own",
    (text) => {
      const names = parseVariableNames(text);
      return names?.some((name) => secretVariables.some((own) => own === name)) ? undefined : names;
    },
  ).default([]),
  LOG_LEVEL: oneOf(logLevels).default("info"),
});

/**
 * Reads a configuration from variables, and from the files that NAME_FILE variables of secrets point to. An empty
 * variable counts as unset. Throws one ConfigError with all problems.
 */
export function loadConfig(env: Environment = process.env): Config {
  const { values, problems } = readVariables(env);
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
    allowNetworks: vars.RUNBELL_ALLOW_NETWORKS,
    allowShell: vars.RUNBELL_ALLOW_SHELL,
    environment: vars.ENVIRONMENT,
    opsconductorUrl: vars.OPSCONDUCTOR_URL ?? null,
    settingsEnvironment,
    logLevel: vars.LOG_LEVEL,
  };
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

function readVariables(env: Environment): { values: Record<string, string>; problems: ConfigProblem[] } {
  const values: Record<string, string> = {};
  const problems: ConfigProblem[] = [];
  for (const name of Object.keys(Variables.shape)) {
    const value = env[name]?.trim();
    if (value) values[name] = value;
  }

  for (const name of secretVariables) {
    const file = env[`${name}_FILE`]?.trim();
    if (!file) continue;
    if (values[name]) {
      problems.push({ variable: name, problem: `and ${name}_FILE are both set`, expected: "one of them" });
      continue;
    }
    try {
      const value = readFileSync(file, "utf8").trim();
      if (value) values[name] = value;
      else
        problems.push({
          variable: `${name}_FILE`,
          problem: `names an empty file (${file})`,
          expected: "the secret in it",
        });
    } catch (error) {
      const why = error instanceof Error && "code" in error ? String(error.code) : "unreadable";
      problems.push({
        variable: `${name}_FILE`,
        problem: `cannot be read (${file}, ${why})`,
        expected: "a readable file",
      });
    }
  }
  return { values, problems };
}

/** What other variables make necessary. A variable that is wrong already is not called missing as well. */
function missing(values: Readonly<Record<string, string>>, wrong: ReadonlySet<string>): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  const need = (variable: string, expected: string) => {
    if (values[variable] || wrong.has(variable) || wrong.has(`${variable}_FILE`)) return;
    problems.push({ variable, problem: "is missing", expected });
  };
  if (values.DATABASE_URL) {
    need("RUNBELL_SECRET_KEY", `a key ${sharedBetweenProcesses}; make one with: openssl rand -base64 32`);
    need("NEXTAUTH_SECRET", `a secret ${sharedBetweenProcesses}; make one with: openssl rand -base64 32`);
  }
  if (values.RUNBELL_ADMIN_PASSWORD)
    need("RUNBELL_ADMIN_EMAIL", "the address that belongs to RUNBELL_ADMIN_PASSWORD");
  if (values.RUNBELL_ADMIN_EMAIL) need("RUNBELL_ADMIN_PASSWORD", "the password for RUNBELL_ADMIN_EMAIL");
  return problems;
}

function asProblem(issue: z.core.$ZodIssue, values: Readonly<Record<string, string>>): ConfigProblem {
  const name = String(issue.path[0]);
  const isSecret = secretVariables.some((secretName) => secretName === name);
  const shown = isSecret ? "cannot be used" : `is ${JSON.stringify(values[name]?.slice(0, 80))}`;
  return { variable: name, problem: shown, expected: issue.message };
}

/** A variable whose text `parse` understands; undefined says that it does not. */
function variable<T>(expected: string, parse: (text: string) => T | undefined) {
  return z.string().transform((text, context): T => {
    const value = parse(text);
    if (value !== undefined) return value;
    context.addIssue({ code: "custom", message: expected });
    return z.NEVER;
  });
}

function secret(minLength: number) {
  return variable(`at least ${minLength} characters`, (text) =>
    text.length >= minLength ? new Secret(text) : undefined,
  ).optional();
}

function oneOf<const T extends readonly string[]>(values: T) {
  return variable(values.join(", "), (text): T[number] | undefined => values.find((value) => value === text));
}
