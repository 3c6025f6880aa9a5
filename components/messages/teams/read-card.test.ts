import { describe, expect, test } from "vitest";
import type { Json } from "@/lib/templates/context-shape";
import { readCard } from "./read-card";

const card = (body: Json[], more: Record<string, Json> = {}) => ({
  type: "AdaptiveCard",
  version: "1.4",
  body,
  ...more,
});

describe("what Teams draws of a payload", () => {
  test("the card is found bare and in the envelope of Workflows", () => {
    const bare = card([{ type: "TextBlock", text: "a" }]);
    const envelope = {
      type: "message",
      attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", content: bare }],
    };
    expect(readCard(bare)?.body).toHaveLength(1);
    expect(readCard(envelope)).toEqual(readCard(bare));
  });

  test("a text has size, weight, colour and quietness, whatever the case of the words", () => {
    const [element] = readCard(
      card([
        {
          type: "TextBlock",
          text: "Failed",
          size: "Medium",
          weight: "Bolder",
          color: "Attention",
          isSubtle: true,
          wrap: true,
        },
      ]),
    )!.body;
    expect(element).toMatchObject({
      type: "text",
      text: { size: "medium", isBold: true, color: "attention", isSubtle: true, wraps: true },
    });
  });

  test("runs keep their signs and marks, and are not cut", () => {
    const inlines = ["**as is** ", { type: "TextRun", text: "bold", weight: "Bolder", italic: true }];
    expect(readCard(card([{ type: "RichTextBlock", inlines }]))?.body).toMatchObject([
      {
        type: "text",
        text: {
          wraps: true,
          blocks: [
            {
              type: "paragraph",
              children: [
                { type: "text", text: "**as is** " },
                { type: "bold", children: [{ type: "italic", children: [{ type: "text", text: "bold" }] }] },
              ],
            },
          ],
        },
      },
    ]);
  });

  test("facts, containers and columns hold their content", () => {
    const body = readCard(
      card([
        {
          type: "FactSet",
          facts: [{ title: "Status", value: "**FAILED**" }],
          separator: true,
          spacing: "Large",
        },
        { type: "Container", style: "attention", items: [{ type: "TextBlock", text: "in" }] },
        {
          type: "ColumnSet",
          columns: [{ width: "auto", items: [] }, { width: "2", items: [] }, { items: [] }],
        },
      ]),
    )!.body;
    expect(body).toMatchObject([
      {
        type: "facts",
        hasSeparator: true,
        spacing: "large",
        facts: [{ value: [{ children: [{ type: "bold" }] }] }],
      },
      { type: "container", style: "attention", items: [{ type: "text" }] },
      { type: "columns", columns: [{ width: "auto" }, { width: 2 }, { width: "stretch" }] },
    ]);
  });

  test("a button leads to web addresses only", () => {
    const actions = [
      { type: "Action.OpenUrl", title: "Open run", url: "https://a.example" },
      { type: "Action.OpenUrl", title: "Bad", url: "javascript:alert(1)" },
    ];
    expect(readCard(card([], { actions }))?.actions.map(({ url }) => url)).toEqual([
      "https://a.example",
      null,
    ]);
  });

  test("hidden elements are left out", () => {
    expect(readCard(card([{ type: "TextBlock", text: "a", isVisible: false }]))?.body).toEqual([]);
  });

  test("without a card there is none, and what is not known is named", () => {
    const odd: Json[] = [null, 1, [], { text: "a" }, { attachments: [null] }];
    for (const payload of odd) expect(readCard(payload)).toBeNull();
    expect(readCard(card([{ type: "Media" }, null]))?.body).toMatchObject([
      { type: "unknown", name: "Media" },
      { type: "unknown", name: "element without a type" },
    ]);
  });

  test("a card nested a thousand deep ends somewhere", () => {
    let nested: Json = { type: "TextBlock", text: "deep" };
    for (let depth = 0; depth < 1000; depth += 1) nested = { type: "Container", items: [nested] };
    expect(JSON.stringify(readCard(card([nested])))).toContain("nested too deep");
  });
});
