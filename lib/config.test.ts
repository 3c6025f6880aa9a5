import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { inspect } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadConfig, loadTestSettings } from "./config";
import { ConfigError } from "./config-variables";

const key = Buffer.alloc(32, 7).toString("base64");
const shared = {
  DATABASE_URL: "postgresql://runbell:hunter2@db.example.org:5432/runbell",
  RUNBELL_SECRET_KEY: key,
  NEXTAUTH_SECRET: "sixteen characters and more",
};

function problemsOf(env: Record<string, string>): string[] {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError)
      return error.problems.map(({ variable, problem }) => `${variable} ${problem}`);
    throw error;
  }
  return [];
}

describe("loadConfig", () => {
  it("needs nothing", () => {
    expect(loadConfig({})).toEqual({
      port: 3000,
      hostname: "127.0.0.1",
      appUrl: "http://127.0.0.1:3000",
      databaseUrl: null,
      dataDir: resolve("data"),
      secretKeys: null,
      sessionSecret: null,
      admin: null,
      apiKey: null,
      demo: "auto",
      worker: "inline",
      cronSecret: null,
      metricsToken: null,
      oidc: null,
      trustedProxies: [],
      apiRateLimit: 6000,
      allowNetworks: { cidrs: [], hosts: [] },
      allowShell: false,
      environment: "production",
      settingsEnvironment: expect.any(Map) as Map<string, unknown>,
      logLevel: "info",
      traces: null,
    });
  });

  it("reads every variable", () => {
    const config = loadConfig({
      ...shared,
      PORT: "8080",
      HOSTNAME: "0.0.0.0",
      APP_URL: "https://runbell.example.org/",
      RUNBELL_DATA_DIR: "/var/lib/runbell",
      RUNBELL_SECRET_KEY: `${key}, an older key of thirty-two characters`,
      RUNBELL_ADMIN_EMAIL: "Alice@Example.org",
      RUNBELL_ADMIN_PASSWORD: "ten characters",
      RUNBELL_API_KEY: "rb_0123456789abcdef012345",
      RUNBELL_DEMO: "0",
      RUNBELL_WORKER: "off",
      CRON_SECRET: "sixteen or more characters",
      OIDC_ISSUER: "https://id.example.org/realms/ops/",
      OIDC_CLIENT_ID: "runbell",
      OIDC_CLIENT_SECRET: "hunter2, too",
      OIDC_NAME: "Example ID",
      OIDC_SIGN_UP: "Example.org, sub.example.org",
      RUNBELL_TRUSTED_PROXIES: "127.0.0.1, 10.1.2.3/8 fe80::1/64",
      RUNBELL_API_RATE_LIMIT: "0",
      RUNBELL_ALLOW_NETWORKS: "10.1.2.3/8, fd00::/8 192.168.1.9,Mail.Internal,::ffff:172.16.0.0/108",
      RUNBELL_ALLOW_SHELL: "true",
      ENVIRONMENT: "staging",
      LOG_LEVEL: "debug",
      OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector:4318/",
      OTEL_SERVICE_NAME: "runbell-eu",
    });

    expect(config).toMatchObject({
      port: 8080,
      hostname: "0.0.0.0",
      appUrl: "https://runbell.example.org",
      dataDir: "/var/lib/runbell",
      demo: false,
      worker: "off",
      apiRateLimit: null,
      allowNetworks: {
        cidrs: ["10.0.0.0/8", "fd00::/8", "192.168.1.9/32", "172.16.0.0/12"],
        hosts: ["mail.internal"],
      },
      allowShell: true,
      environment: "staging",
      logLevel: "debug",
      traces: { url: "http://collector:4318/v1/traces", serviceName: "runbell-eu" },
    });
    expect(config.oidc).toMatchObject({
      issuer: "https://id.example.org/realms/ops/",
      clientId: "runbell",
      name: "Example ID",
      signUpDomains: ["example.org", "sub.example.org"],
    });
    expect(config.trustedProxies).toEqual(["127.0.0.1/32", "10.0.0.0/8", "fe80::/64"]);
    expect(config.admin?.email).toBe("alice@example.org");
    expect(config.secretKeys?.map((secret) => secret.reveal())).toEqual([
      key,
      "an older key of thirty-two characters",
    ]);
    expect(inspect(config, { depth: 5 })).not.toContain("hunter2");
  });

  it.each([
    [{ HOSTNAME: "0.0.0.0" }, "http://localhost:3000"],
    [{ HOSTNAME: "::" }, "http://localhost:3000"],
    [{ HOSTNAME: "::1", PORT: "80" }, "http://[::1]:80"],
    [{ HOSTNAME: "runbell.lan" }, "http://runbell.lan:3000"],
    [{ APP_URL: "https://example.org/ops/runbell/" }, "https://example.org/ops/runbell"],
  ])("makes links that lead back from %o", (env, appUrl) => {
    expect(loadConfig(env).appUrl).toBe(appUrl);
  });

  it("wants all of a provider's variables or none", () => {
    expect(problemsOf({ OIDC_NAME: "Example ID" })).toEqual([
      "OIDC_ISSUER is missing",
      "OIDC_CLIENT_ID is missing",
      "OIDC_CLIENT_SECRET is missing",
    ]);
    expect(problemsOf({ OIDC_ISSUER: "example.org", OIDC_CLIENT_ID: "runbell" })).toEqual([
      'OIDC_ISSUER is "example.org"',
      "OIDC_CLIENT_SECRET is missing",
    ]);
    const provider = { OIDC_CLIENT_ID: "runbell", OIDC_CLIENT_SECRET: "s", OIDC_SIGN_UP: "off" };
    for (const issuer of ["https://id.example.org", "http://localhost:9000", "http://127.0.0.1:9000/a"])
      expect(loadConfig({ ...provider, OIDC_ISSUER: issuer }).oidc).toMatchObject({
        issuer,
        name: "single sign-on",
        signUpDomains: [],
      });
  });

  it("takes an empty variable as unset", () => {
    expect(loadConfig({ PORT: "", DATABASE_URL: " ", RUNBELL_DEMO: "" })).toEqual(loadConfig({}));
  });

  it("lists every problem at once, in words, without the secrets", () => {
    const env = {
      PORT: "abc",
      DATABASE_URL: "mysql://root:hunter2@localhost/x",
      RUNBELL_DATA_DIR: "/nowhere",
      RUNBELL_API_KEY: "hunter2",
      RUNBELL_ADMIN_EMAIL: "alice@example.org",
      LOG_LEVEL: "loud",
    };

    expect(() => loadConfig(env)).toThrow(
      [
        "Runbell cannot start with this environment.",
        '  PORT is "abc": expected a whole number from 1 to 65535',
        "  DATABASE_URL cannot be used: expected postgres:// or postgresql://, a host and a database (a schema other than public is not supported)",
        "  RUNBELL_API_KEY cannot be used: expected at least 24 characters",
        '  LOG_LEVEL is "loud": expected fatal, error, warn, info, debug, trace, silent',
        "  RUNBELL_SECRET_KEY is missing: expected a key with DATABASE_URL, as every process must have the same one; make one with: openssl rand -base64 32",
        "  NEXTAUTH_SECRET is missing: expected a secret with DATABASE_URL, as every process must have the same one; make one with: openssl rand -base64 32",
        "  RUNBELL_ADMIN_PASSWORD is missing: expected the password for RUNBELL_ADMIN_EMAIL",
      ].join("\n"),
    );
  });

  it.each([
    ["PORT", "0"],
    ["PORT", "65536"],
    ["PORT", "80 " + "x"],
    ["HOSTNAME", "bad host"],
    ["APP_URL", "runbell.example.org"],
    ["APP_URL", "ftp://runbell.example.org"],
    ["APP_URL", "https://runbell.example.org/?a=b"],
    ["APP_URL", "https://runbell.example.org//app"],
    ["APP_URL", "https://runbell.example.org/a%20b"],
    ["APP_URL", "https://alice:secret@runbell.example.org"],
    ["RUNBELL_ADMIN_EMAIL", "alice"],
    ["RUNBELL_DEMO", "yes"],
    ["RUNBELL_ALLOW_SHELL", "TRUE"],
    ["RUNBELL_WORKER", "on"],
    ["RUNBELL_API_RATE_LIMIT", "-1"],
    ["OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4317"],
    ["RUNBELL_ALLOW_NETWORKS", "10.0.0.0/33"],
    ["RUNBELL_ALLOW_NETWORKS", "10.0.0"],
    ["RUNBELL_ALLOW_NETWORKS", "0x7f.1"],
    ["RUNBELL_ALLOW_NETWORKS", "10/8"],
    ["RUNBELL_ALLOW_NETWORKS", "169.254.0.0/16"],
    ["RUNBELL_ALLOW_NETWORKS", "169.254.169.254"],
    ["RUNBELL_ALLOW_NETWORKS", "10.0.0.0/8,fe80::1/64"],
    ["RUNBELL_ALLOW_NETWORKS", "::ffff:169.254.169.254"],
    ["RUNBELL_ALLOW_NETWORKS", "http://host"],
    ["RUNBELL_TRUSTED_PROXIES", "10.0.0.0/33"],
    ["RUNBELL_TRUSTED_PROXIES", "10.0.0.1, proxy.example.org"],
    ["OIDC_ISSUER", "http://id.example.org"],
    ["OIDC_ISSUER", "https://id.example.org?tenant=1"],
    ["OIDC_SIGN_UP", "everybody"],
    ["OIDC_SIGN_UP", "ada@example.org"],
    ["OIDC_SIGN_UP", "example.org, *"],
  ])("refuses %s=%s", (name, value) => {
    expect(problemsOf({ [name]: value })).toContain(`${name} is ${JSON.stringify(value)}`);
  });

  it.each([
    ["DATABASE_URL", "postgresql:///"],
    ["DATABASE_URL", "postgresql://localhost/runbell?schema=other"],
    ["RUNBELL_SECRET_KEY", "short"],
    ["RUNBELL_SECRET_KEY", `${key},`],
    ["RUNBELL_SECRET_KEY", `${key},${key}`],
    ["NEXTAUTH_SECRET", "short"],
    ["RUNBELL_ADMIN_PASSWORD", "short"],
    ["RUNBELL_API_KEY", "short"],
    ["CRON_SECRET", "short"],
  ])("refuses %s=%s without showing it", (name, value) => {
    expect(problemsOf({ [name]: value })).toContain(`${name} cannot be used`);
  });

  it("accepts a schema parameter that changes nothing, and a socket folder as host", () => {
    for (const url of [
      "postgres://localhost/runbell?schema=public",
      "postgresql:///runbell?host=/run/postgresql",
    ]) {
      expect(loadConfig({ ...shared, DATABASE_URL: url }).databaseUrl?.reveal()).toBe(url);
    }
  });
});

describe("NAME_FILE", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "runbell-config-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("holds a secret, with or without a line end", () => {
    const file = join(folder, "cron");
    writeFileSync(file, "sixteen or more characters\n");

    expect(loadConfig({ CRON_SECRET_FILE: file }).cronSecret?.reveal()).toBe("sixteen or more characters");
  });

  it("is refused beside NAME, when empty, when unreadable, and not also called missing", () => {
    const empty = join(folder, "empty");
    writeFileSync(empty, "");

    expect(problemsOf({ CRON_SECRET: "sixteen or more characters", CRON_SECRET_FILE: empty })).toEqual([
      "CRON_SECRET and CRON_SECRET_FILE are both set",
    ]);
    expect(problemsOf({ RUNBELL_API_KEY_FILE: empty })).toEqual([
      `RUNBELL_API_KEY_FILE names an empty file (${empty})`,
    ]);
    expect(problemsOf({ ...shared, RUNBELL_SECRET_KEY: "", RUNBELL_SECRET_KEY_FILE: "/nowhere" })).toEqual([
      "RUNBELL_SECRET_KEY_FILE cannot be read (/nowhere, ENOENT)",
    ]);
  });

  it("works for the database too", () => {
    const file = join(folder, "url");
    writeFileSync(file, shared.DATABASE_URL);

    expect(problemsOf({ DATABASE_URL_FILE: file })).toEqual([
      "RUNBELL_SECRET_KEY is missing",
      "NEXTAUTH_SECRET is missing",
    ]);
  });
});

describe("loadTestSettings", () => {
  it("has no server and needs none unless told so", () => {
    expect(loadTestSettings({})).toEqual({ databaseUrl: null, requirePostgres: false });
    expect(
      loadTestSettings({
        RUNBELL_TEST_DATABASE_URL: "postgres://localhost/x",
        RUNBELL_TEST_REQUIRE_POSTGRES: "1",
      }),
    ).toEqual({ databaseUrl: "postgres://localhost/x", requirePostgres: true });
  });
});
