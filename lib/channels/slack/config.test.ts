import { describe, expect, it } from "vitest";
import { Secret } from "@/lib/secrets";
import { SlackConfig } from "./config";

const webhook = "https://hooks.slack.com/services/T000/B000/hookToken1234";
const token = "xoxb-1234567890-abcdefghijkl";

function problems(fields: Record<string, unknown>): string[] {
  const { error } = SlackConfig.safeParse(fields);
  return (error?.issues ?? []).map(({ path, message }) => `${path.join(".")} ${message}`);
}

describe("the configuration of Slack", () => {
  it.each([
    ["a webhook", { webhook_url: new Secret(webhook) }],
    ["one of GovSlack", { webhook_url: new Secret(webhook.replace("slack.com", "slack-gov.com")) }],
    ["a bot with a channel", { bot_token: new Secret(token), channel: "#ops" }],
    [
      "a server that is allowed",
      { webhook_url: new Secret("http://chat.lan:8065/hooks/x"), other_host: true },
    ],
    ["fields that were left empty", { webhook_url: new Secret(webhook), channel: "", username: " " }],
    [
      "mentions",
      { webhook_url: new Secret(webhook), mention_users: ["U123456", "S0AB"], mention_channel: "here" },
    ],
  ])("may be %s", (_, fields) => {
    expect(problems(fields)).toEqual([]);
  });

  it("takes only the address from a person, and keeps the rest quiet", () => {
    expect(SlackConfig.parse({ webhook_url: new Secret(webhook) })).toMatchObject({
      other_host: false,
      bot_token: null,
      channel: null,
      mention_users: [],
      mention_channel: "none",
    });
  });

  it.each([
    ["nothing", {}, /^webhook_url is missing/],
    ["a word", { webhook_url: new Secret("hooks.slack.com") }, /^webhook_url must be an incoming webhook/],
    [
      "another host",
      { webhook_url: new Secret("https://chat.example.org/hooks/x") },
      /hooks\.slack\.com.*Slack-compatible server/,
    ],
    [
      "a host that only looks alike",
      { webhook_url: new Secret("https://hooks.slack.com.evil.example/services/x") },
      /^webhook_url must be an incoming webhook/,
    ],
    [
      "Slack's host as a user name",
      { webhook_url: new Secret("https://hooks.slack.com@evil.example/services/x"), other_host: true },
      /must not hold a user name/,
    ],
    ["no encryption", { webhook_url: new Secret(webhook.replace("https", "http")) }, /must start with https/],
    [
      "a workflow",
      { webhook_url: new Secret("https://hooks.slack.com/triggers/T0/1/abc") },
      /starts a workflow/,
    ],
    ["a file", { webhook_url: new Secret("file:///etc/passwd"), other_host: true }, /must be an incoming/],
    ["a bot without a channel", { bot_token: new Secret(token) }, /^channel is missing/],
    [
      "a user's token",
      { bot_token: new Secret("xoxp-1234567890-abc"), channel: "#ops" },
      /^bot_token must be/,
    ],
    [
      "two ways",
      { webhook_url: new Secret(webhook), bot_token: new Secret(token), channel: "#ops" },
      /^bot_token must be removed/,
    ],
    ["a name for an ID", { webhook_url: new Secret(webhook), mention_users: ["@ada"] }, /^mention_users\.0/],
    [
      "markup for an ID",
      { webhook_url: new Secret(webhook), mention_users: ["U1> <!channel"] },
      /^mention_users\.0/,
    ],
    ["an icon without colons", { webhook_url: new Secret(webhook), icon_emoji: "bell" }, /^icon_emoji must/],
  ])("may not be %s", (_, fields, problem) => {
    const [first, ...others] = problems(fields);

    expect(first).toMatch(problem);
    expect(others).toEqual([]);
    expect(first).not.toMatch(/hookToken|abcdefghijkl/);
  });
});
