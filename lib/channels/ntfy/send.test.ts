import { describe, expect, it } from "vitest";
import { Secret } from "@/lib/secrets";
import { describeChannelContract } from "@/lib/testing/channel-contract";
import type { ScriptedAnswer } from "@/lib/testing/http-server";
import { outgoingMessage, sendContext } from "@/lib/testing/messages";
import { scriptedHttpServers } from "@/lib/testing/scripted-http-servers";
import { NtfyConfig } from "./config";
import { ntfyPayload } from "./payload";
import { ntfy } from ".";

const openServer = scriptedHttpServers();
const token = "tk_ntfyToken1234567890";
const published: ScriptedAnswer = { status: 200, body: { id: "xE73Iyuabi", event: "message" } };

async function serverThat(...answers: [ScriptedAnswer, ...ScriptedAnswer[]]) {
  const server = await openServer(...answers);
  const access_token = new Secret(token);
  return { server, config: NtfyConfig.parse({ server_url: server.url, topic: "ops", access_token }) };
}

describe("a message to ntfy", () => {
  it("is published as JSON with the token, and knows its number", async () => {
    const { server, config } = await serverThat(published);

    const outcome = await ntfy.send(outgoingMessage(), config, sendContext());

    expect(outcome).toMatchObject({
      status: "accepted",
      providerId: "xE73Iyuabi",
      via: `127.0.0.1:${server.port}, topic ops`,
    });
    expect(server.requests).toMatchObject([
      { method: "POST", url: "/", headers: { authorization: `Bearer ${token}` } },
    ]);
    expect(server.sent()).toEqual({
      topic: "ops",
      title: "Backup failed",
      message: "Backup failed",
      priority: 4,
      tags: ["red_circle", "job.failed"],
      click: "https://runbell.test/runs/7",
      sequence_id: "0193a1b2-0000-7000-8000-000000000001",
    });
  });

  it("says nothing of a token that there is none of", async () => {
    const { server, config } = await serverThat(published);
    await ntfy.send(outgoingMessage(), { ...config, access_token: null }, sendContext());

    expect(server.requests[0]?.headers).not.toHaveProperty("authorization");
  });

  it("is as urgent as it is bad", () => {
    const severities = ["critical", "error", "warning", "info"] as const;
    const priorities = severities.map((severity) => ntfyPayload(outgoingMessage({ severity }), "x").priority);

    expect(priorities).toEqual([5, 4, 3, 2]);
  });

  it.each(["x", "ü", "🚨", "🚨ab\n"])("is cut to 4,096 bytes of %j, and says so", (text) => {
    const { message } = ntfyPayload(outgoingMessage({ text: text.repeat(5_000) }), "x");
    const bytes = Buffer.byteLength(String(message));

    expect(bytes).toBeLessThanOrEqual(4_096);
    expect(bytes).toBeGreaterThan(3_000);
    expect(String(message).isWellFormed()).toBe(true);
    expect(message).toMatch(/characters left out$/);
  });
});

describe("what the server answers", () => {
  it.each<[ScriptedAnswer, string, string]>([
    [{ status: 403, body: { code: 40301, http: 403, error: "forbidden" } }, "configuration", "unauthorized"],
    [{ status: 400, body: { code: 40010, http: 400 } }, "configuration", "misconfigured"],
    [{ status: 400, body: { code: 40024, http: 400 } }, "permanent", "rejected_content"],
    [{ status: 429, body: { code: 42908, http: 429 } }, "transient", "rate_limited"],
    [{ status: 507, body: { code: 50701, http: 507 } }, "transient", "server_error"],
    [{ status: 200, body: "<html>Welcome</html>" }, "configuration", "misconfigured"],
  ])("%j is %s, %s", async (answer, failure, reason) => {
    const { config } = await serverThat(answer);

    expect(await ntfy.send(outgoingMessage(), config, sendContext())).toMatchObject({ failure, reason });
  });
});

describe("the configuration of ntfy", () => {
  it("is ntfy.sh unless it names a server", () => {
    expect(NtfyConfig.parse({ topic: "ops" }).server_url).toBe("https://ntfy.sh");
    expect(NtfyConfig.parse({ topic: "ops", server_url: " " }).server_url).toBe("https://ntfy.sh");
  });

  it.each([
    [{ topic: "" }, "topic"],
    [{ topic: "a/b" }, "topic"],
    [{ topic: "ops", server_url: "ntfy.sh" }, "server_url"],
    [{ topic: "ops", server_url: "https://user:pw@ntfy.sh" }, "server_url"],
    [{ topic: "ops", server_url: "ftp://ntfy.sh" }, "server_url"],
    [{ topic: "ops", access_token: new Secret("tk_1\r\nx-a: 1") }, "access_token"],
  ])("may not be %j", (fields, field) => {
    expect(NtfyConfig.safeParse(fields).error?.issues).toMatchObject([{ path: [field] }]);
  });
});

describeChannelContract(ntfy, {
  working: async () => (await serverThat(published)).config,
  answering: async (answer) => (await serverThat(answer)).config,
  secrets: [token],
});
