import { describe, expect, it } from "vitest";
import { createAddressGuard } from "../address-guard";
import { Secret } from "@/lib/secrets";
import type { JsonRecord } from "@/lib/templates/context-shape";
import { describeChannelContract } from "@/lib/testing/channel-contract";
import type { ScriptedAnswer } from "@/lib/testing/http-server";
import { outgoingMessage, sendContext } from "@/lib/testing/messages";
import { scriptedHttpServers } from "@/lib/testing/scripted-http-servers";
import { TelegramConfig } from "./config";
import { telegramPayload } from "./payload";
import { createTelegramKind } from ".";

const token = "123456789:AAEtelegramToken_-abcdefghijkl";
const posted: ScriptedAnswer = { status: 200, body: { ok: true, result: { message_id: 77 } } };
const api = await scriptedHttpServers()(posted);
const kind = createTelegramKind({ apiUrl: api.url });

function answering(answer: ScriptedAnswer): TelegramConfig {
  api.answerWith(answer);
  return TelegramConfig.parse({ bot_token: new Secret(token), chat_id: "-1001234567890" });
}

describe("a message to Telegram", () => {
  it("goes to the chat as HTML, and knows its number", async () => {
    const outcome = await kind.send(outgoingMessage(), answering(posted), sendContext());

    expect(outcome).toMatchObject({
      status: "accepted",
      providerId: "77",
      via: "Telegram, chat -1001234567890",
    });
    expect(api.requests[0]?.url).toBe(`/bot${token}/sendMessage`);
    expect(api.sent()).toEqual({
      chat_id: "-1001234567890",
      text: "<b>🔴 Backup failed</b>\n\nBackup failed",
      parse_mode: "HTML",
      link_preview_options: { is_disabled: true },
    });
  });

  it("has no markup but ours, and no second emoji", () => {
    const message = outgoingMessage({ subject: "🚨 <a href='x'>1</a>", text: 'a < b && "c"' });

    expect(telegramPayload(message, "1").text).toBe(
      "<b>🚨 &lt;a href=&#39;x&#39;&gt;1&lt;/a&gt;</b>\n\na &lt; b &amp;&amp; &#34;c&#34;",
    );
  });

  it("is cut to 4,096 characters with no entity or character in halves, and says so", () => {
    for (let length = 4_000; length < 4_020; length++) {
      const text = `${"x".repeat(length)}${"<🚨".repeat(4_000)}`;
      const sent = String(telegramPayload(outgoingMessage({ text }), "1").text);

      expect(sent.length).toBeLessThanOrEqual(4_096);
      expect(sent.isWellFormed()).toBe(true);
      expect(sent.replace(/<\/?b>|&lt;/g, "")).not.toMatch(/[<&]/);
      expect(sent).toMatch(/ characters left out$/);
    }
  });
});

describe("what Telegram answers", () => {
  const refused = (status: number, description: string, parameters?: JsonRecord): ScriptedAnswer => ({
    status,
    body: { ok: false, error_code: status, description, ...(parameters ? { parameters } : {}) },
  });

  it.each<[ScriptedAnswer, string, string]>([
    [refused(400, "Bad Request: chat not found"), "configuration", "misconfigured"],
    [refused(403, "Forbidden: bot was blocked by the user"), "configuration", "gone"],
    [refused(403, "Forbidden: bot was kicked from the supergroup chat"), "configuration", "gone"],
    [refused(403, "Forbidden: bot is not a member of the channel chat"), "configuration", "gone"],
    [refused(403, "Forbidden: the group chat was deleted"), "configuration", "gone"],
    [
      refused(403, "Forbidden: bot can't initiate conversation with a user"),
      "configuration",
      "misconfigured",
    ],
    [
      refused(400, "Bad Request: not enough rights to send text messages to the chat"),
      "configuration",
      "misconfigured",
    ],
    [refused(400, "Bad Request: can't parse entities"), "permanent", "rejected_content"],
    [refused(401, "Unauthorized"), "configuration", "unauthorized"],
    [refused(404, "Not Found"), "configuration", "unauthorized"],
    [{ status: 200, body: "<html>Log in</html>" }, "configuration", "misconfigured"],
  ])("%j is %s, %s", async (answer, failure, reason) => {
    const outcome = await kind.send(outgoingMessage(), answering(answer), sendContext());

    expect(outcome).toMatchObject({ status: "failed", failure, reason });
  });

  it("names the wait in its body", async () => {
    const answer = refused(429, "Too Many Requests: retry after 35", { retry_after: 35 });

    expect(await kind.send(outgoingMessage(), answering(answer), sendContext())).toMatchObject({
      reason: "rate_limited",
      retryAfterMs: 35_000,
    });
  });

  it("names the group's new number", async () => {
    const moved = { migrate_to_chat_id: -1009876543210 };
    const answer = refused(400, "Bad Request: group chat was upgraded to a supergroup chat", moved);

    expect(await kind.send(outgoingMessage(), answering(answer), sendContext())).toMatchObject({
      reason: "misconfigured",
      detail: "The group has a new chat id: -1009876543210",
    });
  });
});

describe("the token in the address", () => {
  it("is in no text about an exchange that failed on the way", async () => {
    const strict = sendContext({ guard: createAddressGuard() });
    const config = answering("hang up");
    const unreachable = createTelegramKind({ apiUrl: "http://127.0.0.1:1" });
    const unusable = createTelegramKind({ apiUrl: "gopher://127.0.0.1" });

    for (const outcome of [
      await kind.send(outgoingMessage(), config, sendContext()),
      await kind.send(outgoingMessage(), config, strict),
      await unreachable.send(outgoingMessage(), config, sendContext()),
      await unusable.send(outgoingMessage(), config, sendContext()),
    ]) {
      expect(outcome.status).toBe("failed");
      expect(JSON.stringify(outcome)).not.toContain("telegramToken");
    }
  });
});

describe("the configuration of Telegram", () => {
  it.each([
    [{ bot_token: new Secret("secretWithoutNumber"), chat_id: "1" }, "bot_token"],
    [{ bot_token: new Secret(`${token}/../x`), chat_id: "1" }, "bot_token"],
    [{ chat_id: "1" }, "bot_token"],
    [{ bot_token: new Secret(token), chat_id: "ops" }, "chat_id"],
    [{ bot_token: new Secret(token), chat_id: "" }, "chat_id"],
  ])("may not be %j", (fields, field) => {
    const { error } = TelegramConfig.safeParse(fields);

    expect(error?.issues).toMatchObject([{ path: [field] }]);
    expect(error?.message).not.toContain("secretWithoutNumber");
  });

  it.each(["-1001234567890", "42", "@acme_ops"])("may have the chat %s", (chat_id) => {
    expect(TelegramConfig.safeParse({ bot_token: new Secret(token), chat_id }).success).toBe(true);
  });
});

describeChannelContract(kind, {
  working: async () => answering(posted),
  answering: async (answer) => answering(answer),
  secrets: [token],
});
