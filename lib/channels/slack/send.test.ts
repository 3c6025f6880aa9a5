import { describe, expect, it } from "vitest";
import { Secret } from "@/lib/secrets";
import { describeChannelContract } from "@/lib/testing/channel-contract";
import type { ScriptedAnswer } from "@/lib/testing/http-server";
import { outgoingMessage, sendContext } from "@/lib/testing/messages";
import { scriptedHttpServers } from "@/lib/testing/scripted-http-servers";
import { readWebhookAnswer } from "./answers";
import { SlackConfig } from "./config";
import { createSlackKind, slack } from ".";

const openServer = scriptedHttpServers();
const hookToken = "B000hookToken1234";
const token = "xoxb-1234567890-abcdefghijkl";
const ok: ScriptedAnswer = { status: 200, body: "ok" };
const posted: ScriptedAnswer = { status: 200, body: { ok: true, ts: "1712.0001", channel: "C1" } };

async function webhookTo(...answers: [ScriptedAnswer, ...ScriptedAnswer[]]) {
  const server = await openServer(...answers);
  const webhook_url = new Secret(`${server.url}/services/T000/${hookToken}`);
  return { server, config: SlackConfig.parse({ webhook_url, other_host: true }) };
}

const api = await openServer(posted);
const bot = createSlackKind({ apiUrl: api.url });

function botAnswering(answer: ScriptedAnswer): SlackConfig {
  api.answerWith(answer);
  return SlackConfig.parse({ bot_token: new Secret(token), channel: "#ops", username: "Runbell" });
}

describe("over a webhook", () => {
  it("posts the message as JSON to the address as it was given", async () => {
    const { server, config } = await webhookTo(ok);

    const outcome = await slack.send(outgoingMessage({ payload: { text: "Failed" } }), config, sendContext());

    expect(outcome).toEqual({
      status: "accepted",
      responseCode: 200,
      detail: "Posted",
      via: `127.0.0.1:${server.port}`,
    });
    expect(server.requests).toMatchObject([
      {
        method: "POST",
        url: `/services/T000/${hookToken}`,
        headers: { "content-type": "application/json; charset=utf-8" },
      },
    ]);
    expect(server.sent()).toMatchObject({ text: "Failed", link_names: false });
  });

  it("goes over http only to private addresses", async () => {
    const webhook_url = new Secret(`http://1.1.1.1/hooks/${hookToken}`);
    const config = SlackConfig.parse({ webhook_url, other_host: true });

    expect(await slack.send(outgoingMessage(), config, sendContext())).toMatchObject({
      failure: "configuration",
      reason: "blocked_address",
    });
  });

  it.each([
    [400, "invalid_payload", "permanent", "rejected_content"],
    [400, "invalid_blocks", "permanent", "rejected_content"],
    [400, "user_not_found", "configuration", "misconfigured"],
    [403, "action_prohibited", "configuration", "unauthorized"],
    [403, "invalid_token", "configuration", "unauthorized"],
    [403, "posting_to_general_channel_denied", "configuration", "misconfigured"],
    [404, "channel_not_found", "configuration", "gone"],
    [404, "no_service", "configuration", "gone"],
    [404, "no_team", "configuration", "gone"],
    [410, "channel_is_archived", "configuration", "gone"],
    [429, "rate_limited", "transient", "rate_limited"],
    [500, "rollup_error", "transient", "server_error"],
    [200, "no_service", "configuration", "gone"],
  ])("reads %s %s as %s, %s", async (status, body, failure, reason) => {
    const { config } = await webhookTo({ status, body });

    const outcome = await slack.send(outgoingMessage(), config, sendContext());

    expect(outcome).toMatchObject({ status: "failed", failure, reason, responseCode: status });
    expect(outcome.detail).toContain(body);
  });

  it("takes Slack at its word, and a compatible server at its status", () => {
    const login = "<html>Log in</html>";

    expect(readWebhookAnswer(200, "ok", true)).toMatchObject({ accepted: true });
    expect(readWebhookAnswer(200, login, true)).toMatchObject({ reason: "misconfigured" });
    expect(readWebhookAnswer(200, "", false)).toMatchObject({ accepted: true });
    expect(readWebhookAnswer(200, '{"success":true}', false)).toMatchObject({ accepted: true });
    expect(readWebhookAnswer(200, '{"success":false}', false)).toMatchObject({ reason: "misconfigured" });
  });
});

describe("as a bot", () => {
  it("posts to the channel with the token, and keeps the message's number", async () => {
    const outcome = await bot.send(outgoingMessage(), botAnswering(posted), sendContext());

    expect(outcome).toMatchObject({ status: "accepted", providerId: "1712.0001", via: "Slack, #ops" });
    expect(api.requests).toMatchObject([
      { url: "/chat.postMessage", headers: { authorization: `Bearer ${token}` } },
    ]);
    expect(api.sent()).toMatchObject({ channel: "#ops", username: "Runbell", link_names: false });
    expect(api.requests[0]?.body).not.toContain(token);
  });

  it.each([
    ["invalid_auth", "configuration", "unauthorized"],
    ["token_revoked", "configuration", "unauthorized"],
    ["missing_scope", "configuration", "unauthorized"],
    ["not_in_channel", "configuration", "misconfigured"],
    ["channel_not_found", "configuration", "misconfigured"],
    ["is_archived", "configuration", "gone"],
    ["msg_blocks_too_long", "permanent", "rejected_content"],
    ["ratelimited", "transient", "rate_limited"],
    ["internal_error", "transient", "server_error"],
    ["a_word_of_tomorrow", "transient", "server_error"],
    ["constructor", "transient", "server_error"],
  ])("reads %s as %s, %s", async (error, failure, reason) => {
    const config = botAnswering({ status: 200, body: { ok: false, error } });

    const outcome = await bot.send(outgoingMessage(), config, sendContext());

    expect(outcome).toMatchObject({ status: "failed", failure, reason });
    expect(outcome.detail).toContain(error);
  });

  it("waits as long as Slack says", async () => {
    const error = { ok: false, error: "ratelimited" };
    const config = botAnswering({ status: 429, headers: { "retry-after": "30" }, body: error });

    expect(await bot.send(outgoingMessage(), config, sendContext())).toMatchObject({
      reason: "rate_limited",
      retryAfterMs: 30_000,
    });
  });

  it("shows nothing of an answer that is no word", async () => {
    const config = botAnswering({ status: 200, body: { ok: false, error: `no ${token}` } });

    const { detail } = await bot.send(outgoingMessage(), config, sendContext());

    expect(detail).toBe("Slack answered something unknown");
  });
});

describeChannelContract(slack, {
  working: async () => (await webhookTo(ok)).config,
  answering: async (answer) => (await webhookTo(answer)).config,
  secrets: [hookToken],
});

describeChannelContract(bot, {
  working: async () => botAnswering(posted),
  answering: async (answer) => botAnswering(answer),
  secrets: [token],
});
