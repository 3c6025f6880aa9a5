import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Secret } from "@/lib/secrets";
import { goodCertificate, wrongNameCertificate } from "@/lib/testing/certificates";
import { startScriptedHttpServer, type ScriptedAnswer } from "@/lib/testing/http-server";
import { outgoingMessage, sendContext } from "@/lib/testing/messages";
import { drop, startScriptedSmtpServer, type ScriptedSmtpServer } from "@/lib/testing/smtp-server";
import { waitFor } from "@/lib/testing/wait-for";
import { createAddressGuard } from "../address-guard";
import type { MailServer } from "./config";
import { emailConfig, login, tokenLogin } from "./email-config.fixture";
import { createMailer } from "./send";

let mailer: ReturnType<typeof createMailer>;
const closing: (() => Promise<void>)[] = [];
let server: ScriptedSmtpServer;

beforeEach(async () => {
  mailer = createMailer();
  server = await startScriptedSmtpServer();
  closing.push(server.close);
});
afterEach(async () => {
  mailer.close();
  await Promise.all(closing.splice(0).map((close) => close()));
});

function send(fields: Partial<MailServer>, context = sendContext()) {
  return mailer.send(outgoingMessage(), emailConfig({ smtp_port: server.port, ...fields }), context);
}
const logins = () => server.commands.filter((line) => line.startsWith("AUTH"));

describe("a login", () => {
  it.each([
    ["auto", "AUTH PLAIN"],
    ["plain", "AUTH PLAIN"],
    ["login", "AUTH LOGIN"],
  ] as const)("by method %s", async (auth_method, command) => {
    server.script = {
      auth: (line) => (/^AUTH LOGIN|^bWFpbGVy$/.test(line) ? "334 VXNlcm5hbWU6" : "235 2.7.0 Ok"),
    };

    expect(await send({ ...login, auth_method })).toMatchObject({ status: "accepted" });
    expect(logins()).toMatchObject([expect.stringContaining(command)]);
  });

  it("is tried although the server offers none, when the settings name a method", async () => {
    server.script = { logins: null, auth: "503 5.5.1 Not here" };

    expect(await send({ ...login, auth_method: "plain" })).toMatchObject({ status: "failed" });
    expect(logins()).toHaveLength(1);
  });

  it("is left out for an empty user name", async () => {
    expect(await send({ username: "", password: null })).toMatchObject({ status: "accepted" });
    expect(logins()).toEqual([]);
  });

  it("with a wrong password is tried once, however many mails wait for it", async () => {
    server.script = { auth: "535 5.7.8 No" };

    const outcomes = await Promise.all(Array.from({ length: 8 }, () => send(login)));

    for (const outcome of outcomes)
      expect(outcome).toMatchObject({ failure: "configuration", reason: "unauthorized", responseCode: 535 });
    expect(logins()).toHaveLength(1);
  });

  it("that is accepted lets the other connections in", async () => {
    await Promise.all(Array.from({ length: 8 }, () => send(login)));

    expect(server.messages).toHaveLength(8);
    expect(server.connections).toBeGreaterThan(1);
  });

  it("that ends in a lost connection holds nobody up", async () => {
    let times = 0;
    server.script = { auth: () => (times++ === 0 ? drop : "235 2.7.0 Ok") };

    const outcomes = await Promise.all(Array.from({ length: 4 }, () => send(login)));

    expect(outcomes.filter(({ status }) => status === "accepted").length).toBeGreaterThanOrEqual(3);
  });

  it("that was refused is tried with new settings", async () => {
    server.script = { auth: "535 5.7.8 No" };
    await send(login);
    server.script = {};

    expect(await send({ ...login, version: "2" })).toMatchObject({ status: "accepted" });
  });
});

describe("a certificate", () => {
  const secured = { security: "starttls", smtp_server: "localhost" } as const;

  it("of one's own authority is trusted when the settings hold it, and not otherwise", async () => {
    server.script = { starttls: "220 Go" };

    expect(await send({ ...secured, custom_ca: goodCertificate })).toMatchObject({ status: "accepted" });
    expect(await send({ ...secured, version: "2" })).toMatchObject({
      failure: "configuration",
      reason: "misconfigured",
    });
    expect(await send({ ...secured, version: "3", custom_ca: wrongNameCertificate })).toMatchObject({
      failure: "configuration",
    });
    expect(server.messages).toHaveLength(1);
  });

  it("may stand among others", async () => {
    server.script = { starttls: "220 Go" };
    const custom_ca = `${wrongNameCertificate}\n${goodCertificate}\n`;

    expect(await send({ ...secured, custom_ca })).toMatchObject({ status: "accepted" });
  });

  it.each(["hello", "-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----"])(
    "that is none is a matter of the settings: %j",
    async (custom_ca) => {
      const outcome = await send({ ...secured, custom_ca });

      expect(outcome).toMatchObject({ failure: "configuration", reason: "misconfigured" });
      expect(outcome.detail).toContain("PEM");
      expect(server.connections).toBe(0);
    },
  );

  it("is never done without: where TLS was set, nothing goes in plain text", async () => {
    server.script = { auth: "235 2.7.0 Ok" };
    await send({ ...secured, ...login });

    expect(logins()).toEqual([]);
    expect(server.commands).not.toContainEqual(expect.stringContaining("MAIL"));
  });
});

describe("a login with OAuth2", () => {
  const granted = (token: string, expires_in: number | undefined = 3600): ScriptedAnswer => ({
    status: 200,
    body: { access_token: token, token_type: "Bearer", ...(expires_in ? { expires_in } : {}) },
  });
  const bearer = (token: string) =>
    Buffer.from(`user=mailer@example.org\u0001auth=Bearer ${token}\u0001\u0001`).toString("base64");

  async function startTokens(...answers: [ScriptedAnswer, ...ScriptedAnswer[]]) {
    const tokens = await startScriptedHttpServer(...answers);
    closing.push(tokens.close);
    return { tokens, config: { ...tokenLogin, oauth_token_url: `${tokens.url}/token` } };
  }

  it("trades the refresh token for an access token, and sends that", async () => {
    const { tokens, config } = await startTokens(granted("acc3ss-1"));

    expect(await send(config)).toMatchObject({ status: "accepted" });
    expect(logins()).toEqual([`AUTH XOAUTH2 ${bearer("acc3ss-1")}`]);
    const [request] = tokens.requests;
    expect(request).toMatchObject({ method: "POST", url: "/token" });
    expect(request?.headers["content-type"]).toBe("application/x-www-form-urlencoded");
    expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual({
      grant_type: "refresh_token",
      refresh_token: "refresh-t0ken",
      client_id: "client-1",
      client_secret: "client-s3cret",
      scope: "https://mail.example/send",
    });
  });

  it("keeps the token for all connections until it runs out", async () => {
    const { tokens, config } = await startTokens(granted("acc3ss-1"), granted("acc3ss-2"));
    await Promise.all(Array.from({ length: 6 }, () => send(config)));

    expect(server.messages).toHaveLength(6);
    expect(tokens.requests).toHaveLength(1);
  });

  it("gets another token when one has run out", async () => {
    const { tokens, config } = await startTokens(granted("acc3ss-1", 0.001), granted("acc3ss-2"));
    await send(config);
    mailer.close();
    await waitFor("the first token to run out", async () => {
      await send(config);
      return tokens.requests.length === 2;
    });

    expect(logins().at(-1)).toBe(`AUTH XOAUTH2 ${bearer("acc3ss-2")}`);
  });

  it("does not knock again with a fresh token that was refused", async () => {
    server.script = {
      auth: (line) => (line.startsWith("AUTH") ? "334 eyJzdGF0dXMiOiI0MDAifQ==" : "535 5.7.8 No"),
    };
    const { tokens, config } = await startTokens(granted("acc3ss-1"));

    expect(await send(config)).toMatchObject({ failure: "configuration", reason: "unauthorized" });
    expect(logins()).toHaveLength(1);
    expect(tokens.requests).toHaveLength(1);
  });

  it("gets another token after a refusal, for the next time that it may try", async () => {
    server.script = { auth: "535 5.7.3 Token revoked" };
    const { tokens, config } = await startTokens(granted("acc3ss-1"), granted("acc3ss-2"));
    await send(config);
    server.script = {};

    expect(await send(config)).toMatchObject({ status: "accepted" });
    expect(logins().at(-1)).toBe(`AUTH XOAUTH2 ${bearer("acc3ss-2")}`);
    expect(tokens.requests).toHaveLength(2);
  });

  it.each<[string, ScriptedAnswer, string, string]>([
    [
      "refuses the refresh token",
      { status: 400, body: { error: "invalid_grant" } },
      "configuration",
      "unauthorized",
    ],
    [
      "refuses the client",
      { status: 401, body: { error: "invalid_client" } },
      "configuration",
      "unauthorized",
    ],
    ["says no", { status: 403 }, "configuration", "unauthorized"],
    ["asks for patience", { status: 429, headers: { "retry-after": "60" } }, "transient", "rate_limited"],
    ["is in trouble", { status: 503 }, "transient", "server_error"],
    ["hangs up", "hang up", "transient", "unreachable"],
    ["answers with a page", { status: 200, body: "<html>" }, "configuration", "misconfigured"],
    [
      "answers without a token",
      { status: 200, body: { token_type: "Bearer" } },
      "configuration",
      "misconfigured",
    ],
    ["leads elsewhere", { status: 302, headers: { location: "/login" } }, "configuration", "misconfigured"],
  ])("fails as it should when the token address %s", async (_, answer, failure, reason) => {
    const { config } = await startTokens(answer);

    const outcome = await send(config);

    expect(outcome).toMatchObject({ status: "failed", failure, reason, via: `127.0.0.1:${server.port}` });
    expect(logins()).toEqual([]);
  });

  it("asks again after a failure", async () => {
    const { tokens, config } = await startTokens({ status: 503 }, granted("acc3ss-1"));
    await send(config);

    expect(await send(config)).toMatchObject({ status: "accepted" });
    expect(tokens.requests).toHaveLength(2);
  });

  it("asks only where the guard lets it", async () => {
    const { config, tokens } = await startTokens(granted("acc3ss-1"));
    const guard = createAddressGuard({ allow: { hosts: ["localhost"] }, resolve: systemLoopback });
    const outcome = await send({ ...config, smtp_server: "localhost" }, sendContext({ guard }));

    expect(outcome).toMatchObject({ failure: "configuration", reason: "blocked_address" });
    expect(tokens.requests).toEqual([]);
  });

  it("says what is missing", async () => {
    const outcome = await send({ ...tokenLogin, oauth_token_url: null });

    expect(outcome).toMatchObject({ failure: "configuration", reason: "misconfigured" });
    expect(outcome.detail).toContain("token address");
  });

  it("shows no token, in whatever form the server repeats it", async () => {
    const { config } = await startTokens(granted("acc3ss-1"));
    server.script = { auth: `535 5.7.8 ${bearer("acc3ss-1")} acc3ss-1 refresh-t0ken client-s3cret` };

    const fields = { ...config, password: new Secret("unused") };
    const outcomes = await Promise.all(Array.from({ length: 4 }, () => send(fields)));

    for (const { detail } of outcomes) {
      expect(detail).toContain("535");
      for (const secret of ["acc3ss-1", bearer("acc3ss-1"), "refresh-t0ken", "client-s3cret"])
        expect(detail).not.toContain(secret);
    }
  });
});

const systemLoopback: NonNullable<Parameters<typeof createAddressGuard>[0]>["resolve"] = (_, __, done) =>
  done(null, [{ address: "127.0.0.1", family: 4 }]);
