import { describe, expect, it } from "vitest";
import { Secret } from "@/lib/secrets";
import type { Json, JsonRecord } from "@/lib/templates/context-shape";
import { renderMessage } from "@/lib/templates/message";
import { sampleContext } from "@/lib/templates/sample-context";
import { outgoingMessage } from "@/lib/testing/messages";
import type { OutgoingMessage } from "../kind";
import { SlackConfig } from "./config";
import { slackPayload } from "./payload";

const webhook_url = new Secret("https://hooks.slack.com/services/T000/B000/hookToken1234");
const mentioning = { mention_users: ["U123456", "S0TEAM"], mention_channel: "channel" };
const mentions = "<!channel> <@U123456> <!subteam^S0TEAM>";

function payloadOf(message: Partial<OutgoingMessage>, fields: JsonRecord = {}): JsonRecord {
  return slackPayload(outgoingMessage(message), SlackConfig.parse({ webhook_url, ...fields }));
}

function section(text: string): Json {
  return { type: "section", text: { type: "mrkdwn", text } };
}

describe("a message to Slack", () => {
  it("is the rendered one: a headline above one coloured attachment of blocks", () => {
    const { payload } = renderMessage("slack", null, sampleContext, { eventType: "job.failed" });

    const sent = payloadOf({ payload });

    expect(sent).toMatchObject({ attachments: [{ color: "#b3261e" }] });
    expect(sent.text).toBe((payload as JsonRecord).text);
    expect(sent.attachments).toEqual((payload as JsonRecord).attachments);
  });

  it("is made of the text where no template made one, with nothing in it that mentions anybody", () => {
    const sent = payloadOf({ subject: "Backup\n<!channel>", text: "a & b <https://evil.example|log in>" });

    expect(sent.text).toBe("*Backup &lt;!channel&gt;*\na &amp; b &lt;https://evil.example|log in&gt;");
  });

  it("links no names and previews no addresses", () => {
    expect(payloadOf({})).toMatchObject({ link_names: false, unfurl_links: false, unfurl_media: false });
    expect(payloadOf({ payload: { text: "x", unfurl_links: true } })).toMatchObject({ unfurl_links: true });
  });

  it("names sender and channel only where they are configured", () => {
    const names = { channel: "#ops", username: "Runbell", icon_emoji: ":bell:" };

    expect(payloadOf({}, names)).toMatchObject(names);
    expect(Object.keys(payloadOf({}))).not.toContain("channel");
  });

  it("does not change the message that it was given", () => {
    const payload = { text: "x", blocks: [section("y".repeat(20_000))] };
    const before = structuredClone(payload);
    payloadOf({ payload, severity: "critical" }, mentioning);

    expect(payload).toEqual(before);
  });
});

describe("a critical message", () => {
  it("begins with the mentions", () => {
    const sent = payloadOf(
      { severity: "critical", payload: { text: "*Failed*", attachments: [] } },
      mentioning,
    );

    expect(sent.text).toBe(`${mentions} *Failed*`);
  });

  it("has them in a block of their own where it has blocks, since Slack shows no text then", () => {
    const blocks = [section("Failed")];
    const sent = payloadOf({ severity: "critical", payload: { text: "Failed", blocks } }, mentioning);

    expect(sent.blocks).toEqual([section(mentions), ...blocks]);
  });

  it.each(["info", "warning", "error"] as const)("is not one of severity %s", (severity) => {
    expect(JSON.stringify(payloadOf({ severity }, mentioning))).not.toMatch(/<[!@]/);
  });

  it("mentions nobody without a configuration for it", () => {
    expect(JSON.stringify(payloadOf({ severity: "critical" }))).not.toMatch(/<[!@]/);
  });
});

describe("a message that is too long", () => {
  it("has a text of at most 4,000 characters, with the mentions and a note of what is missing", () => {
    const { text } = payloadOf({ severity: "critical", text: "line & line\n".repeat(2_000) }, mentioning);

    expect(String(text).length).toBeLessThanOrEqual(4_000);
    expect(text).toMatch(/^<!channel> <@U123456> .*characters left out$/s);
    expect(text).not.toMatch(/&(?!amp;)/);
  });

  it("keeps to 50 blocks and 13,000 characters with the mentions in it", () => {
    const blocks = Array.from({ length: 50 }, (_, index) => section(`${index} ${"x".repeat(400)}`));
    const people = Array.from({ length: 20 }, (_, index) => `U0000000${10 + index}`);

    const sent = payloadOf(
      { severity: "critical", payload: { text: "x", blocks } },
      { mention_users: people, mention_channel: "here" },
    );

    expect(sent.blocks).toHaveLength(50);
    expect(JSON.stringify(sent.blocks).length).toBeLessThanOrEqual(13_000);
    expect(JSON.stringify(sent.blocks)).toContain(`<!here> ${people.map((id) => `<@${id}>`).join(" ")}`);
    expect(JSON.stringify(sent.blocks)).toContain("2 blocks left out");
  });
});
