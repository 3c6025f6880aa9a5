import { describe, expect, it } from "vitest";
import { Secret } from "@/lib/secrets";
import type { JsonRecord } from "@/lib/templates/context-shape";
import { recordsOf } from "@/lib/templates/messages/json-value";
import { describeChannelContract } from "@/lib/testing/channel-contract";
import type { ScriptedAnswer } from "@/lib/testing/http-server";
import { messageSubject, outgoingMessage, sendContext } from "@/lib/testing/messages";
import { scriptedHttpServers } from "@/lib/testing/scripted-http-servers";
import type { OutgoingMessage } from "../kind";
import { DiscordConfig } from "./config";
import { discordPayload } from "./payload";
import { createDiscordKind } from ".";

const token = "discordToken_-1234567890";
const address = `https://discord.com/api/webhooks/123456789/${token}`;
const posted: ScriptedAnswer = { status: 200, body: { id: "998877", content: "" } };
const api = await scriptedHttpServers()(posted);
const kind = createDiscordKind({ origin: api.url });

function answering(answer: ScriptedAnswer, url = address): DiscordConfig {
  api.answerWith(answer);
  return DiscordConfig.parse({ webhook_url: new Secret(url) });
}

function embedOf(message: Partial<OutgoingMessage>): JsonRecord {
  return recordsOf(discordPayload(outgoingMessage(message), null).embeds)[0] ?? {};
}

describe("a message to Discord", () => {
  it("waits until it is posted, keeps a thread of the address, and knows its number", async () => {
    const config = answering(posted, `${address}?thread_id=42`);

    const outcome = await kind.send(outgoingMessage(), config, sendContext());

    expect(outcome).toMatchObject({ status: "accepted", providerId: "998877", via: "discord.com" });
    expect(api.requests.at(-1)?.url).toBe(`/api/webhooks/123456789/${token}?thread_id=42&wait=true`);
    expect(api.sent(api.requests.length - 1)).toEqual({
      embeds: [
        {
          title: "Backup failed",
          description: "Backup failed",
          url: "https://runbell.test/runs/7",
          color: 0xb3261e,
          timestamp: "2026-03-01T06:30:00.000Z",
        },
      ],
      allowed_mentions: { parse: [] },
    });
  });

  it("has a colour for how bad it is, and the event's own for what is no trouble", () => {
    const recovered = messageSubject({ eventType: "job.recovered" });

    expect(embedOf({ severity: "critical" }).color).toBe(0x8c1d18);
    expect(embedOf({ severity: "warning" }).color).toBe(0x9a5b00);
    expect(embedOf({ severity: "info", about: recovered }).color).toBe(0x1f7a46);
  });

  it("shows the text as it is, with its addresses whole", () => {
    const text = "# *a* _b_ `c` <@1> @everyone ~d~ | > [x](y)\n- one\n1. two\nhttps://example.org/a_b_c";

    expect(embedOf({ text }).description).toBe(
      "\\# \\*a\\* \\_b\\_ \\`c\\` \\<\\@1\\> \\@everyone \\~d\\~ \\| \\> \\[x\\](y)\n\\- one\n1\\. two\nhttps://example.org/a_b_c",
    );
  });

  it("is cut to what Discord takes, and says so", () => {
    const { title, description } = embedOf({ subject: "*".repeat(400), text: "_a_ ".repeat(5_000) });

    expect(String(title).length).toBeLessThanOrEqual(256);
    expect(String(description).length).toBeLessThanOrEqual(4_096);
    expect(description).toMatch(/ characters left out$/);
  });
});

describe("what Discord answers", () => {
  it.each<[number, JsonRecord, string, string]>([
    [404, { code: 10015, message: "Unknown Webhook" }, "configuration", "gone"],
    [404, { code: 10003, message: "Unknown Channel" }, "configuration", "gone"],
    [401, { code: 50027, message: "Invalid Webhook Token" }, "configuration", "unauthorized"],
    [400, { code: 220001, message: "…" }, "configuration", "misconfigured"],
    [400, { code: 50035, message: "Invalid Form Body" }, "permanent", "rejected_content"],
  ])("%s %j is %s, %s", async (status, body, failure, reason) => {
    const outcome = await kind.send(outgoingMessage(), answering({ status, body }), sendContext());

    expect(outcome).toMatchObject({ status: "failed", failure, reason });
  });

  it("names the wait in its body", async () => {
    const limited = { status: 429, headers: { "retry-after": "65" }, body: { retry_after: 64.57 } };

    expect(await kind.send(outgoingMessage(), answering(limited), sendContext())).toMatchObject({
      reason: "rate_limited",
      retryAfterMs: 64_570,
    });
  });
});

describe("the configuration of Discord", () => {
  it.each([
    undefined,
    new Secret("https://example.org/api/webhooks/1/x"),
    new Secret("https://discord.com/channels/1/2"),
    new Secret(`${address}/slack`),
    new Secret(address.replace("https", "http")),
  ])("may not be %s", (webhook_url) => {
    const { error } = DiscordConfig.safeParse({ webhook_url });

    expect(error?.issues).toMatchObject([{ path: ["webhook_url"] }]);
    expect(error?.issues[0]?.message).not.toContain(token);
  });
});

it("posts under no name that Discord forbids", () => {
  const webhook_url = new Secret(address);
  const parse = (username: string) => DiscordConfig.safeParse({ webhook_url, username });

  expect(parse("My Discord bot").error?.issues).toMatchObject([{ path: ["username"] }]);
  expect(parse("Runbell").data?.username).toBe("Runbell");
});

describeChannelContract(kind, {
  working: async () => answering(posted),
  answering: async (answer) => answering(answer),
  secrets: [token],
});
