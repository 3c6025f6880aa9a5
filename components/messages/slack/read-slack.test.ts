import { describe, expect, test } from "vitest";
import type { Json } from "@/lib/templates/context-shape";
import { readSlack } from "./read-slack";

const paragraph = (text: string) => [{ type: "paragraph", children: [{ type: "text", text }] }];

describe("what Slack draws of a payload", () => {
  test("the text stands for the message only without blocks", () => {
    expect(readSlack({ text: "failed" }).text).toEqual(paragraph("failed"));
    expect(readSlack({ text: "failed", blocks: [{ type: "divider" }] }).text).toEqual([]);
  });

  test("header, section with fields and accessory, context and buttons", () => {
    const { blocks } = readSlack({
      blocks: [
        { type: "header", text: { type: "plain_text", text: "*nightly* &amp; failed" } },
        {
          type: "section",
          text: { type: "mrkdwn", text: "why" },
          fields: [{ type: "plain_text", text: "*Status*" }],
          accessory: { type: "image", image_url: "https://a.example/x.png", alt_text: "chart" },
        },
        { type: "context", elements: [{ type: "mrkdwn", text: "foot" }] },
        {
          type: "actions",
          elements: [
            {
              type: "button",
              text: { type: "plain_text", text: "Open" },
              style: "primary",
              url: "https://a.example",
            },
            { type: "static_select" },
          ],
        },
      ],
    });
    expect(blocks).toEqual([
      { type: "header", children: [{ type: "text", text: "*nightly* & failed" }] },
      {
        type: "section",
        text: paragraph("why"),
        fields: [paragraph("*Status*")],
        accessory: { type: "image", url: "https://a.example/x.png", alt: "chart" },
      },
      { type: "context", elements: [{ type: "text", blocks: paragraph("foot") }] },
      {
        type: "actions",
        elements: [
          { type: "button", label: "Open", style: "primary", url: "https://a.example" },
          { type: "other", name: "static_select" },
        ],
      },
    ]);
  });

  test("an attachment keeps its bar only in a colour", () => {
    const { attachments } = readSlack({
      attachments: [
        { color: "#be2d2b", blocks: [{ type: "divider" }] },
        { color: "red;background:url(https://evil.example)", blocks: [] },
        { color: "danger" },
      ],
    });
    expect(attachments.map(({ color }) => color)).toEqual(["#be2d2b", null, "#e01e5a"]);
  });

  test("attachments from before blocks show title, text, fields and footer", () => {
    const { attachments } = readSlack({
      attachments: [
        {
          title: "Run",
          title_link: "https://a.example",
          text: "broke",
          fields: [{ title: "Host", value: "a" }],
          footer: "Runbell",
        },
      ],
    });
    expect(attachments[0]?.blocks.map(({ type }) => type)).toEqual([
      "section",
      "section",
      "section",
      "context",
    ]);
  });

  test("rich text keeps its marks", () => {
    const { blocks } = readSlack({
      blocks: [
        {
          type: "rich_text",
          elements: [
            {
              type: "rich_text_section",
              elements: [
                { type: "text", text: "bold", style: { bold: true } },
                { type: "link", url: "javascript:alert(1)", text: "no link" },
                { type: "date", timestamp: 1, format: "{date}", fallback: "1 Jan 1970" },
                { type: "color", value: "#F405B3" },
              ],
            },
            { type: "rich_text_preformatted", elements: [{ type: "text", text: "log" }] },
          ],
        },
      ],
    });
    expect(blocks).toEqual([
      {
        type: "text",
        blocks: [
          {
            type: "paragraph",
            children: [
              { type: "bold", children: [{ type: "text", text: "bold" }] },
              { type: "text", text: "no link" },
              { type: "text", text: "1 Jan 1970" },
              { type: "text", text: "[color]" },
            ],
          },
          { type: "pre", text: "log" },
        ],
      },
    ]);
  });

  test("what it does not know is named, and nothing makes it throw", () => {
    expect(readSlack({ blocks: [{ type: "video" }, { type: "constructor" }, 7, null] }).blocks).toEqual([
      { type: "unknown", name: "video" },
      { type: "unknown", name: "constructor" },
      { type: "unknown", name: "block without a type" },
      { type: "unknown", name: "block without a type" },
    ]);
    const odd: Json[] = [null, 1, "a", [], { blocks: {} }, { attachments: [null], text: 3 }];
    for (const payload of odd) expect(() => readSlack(payload)).not.toThrow();
  });
});
