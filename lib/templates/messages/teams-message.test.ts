import { describe, expect, it } from "vitest";
import type { JsonRecord } from "../context-shape";
import { renderMessage } from "../message";
import { jsonBytes } from "./fit-texts";

function render(teams: string, context: unknown = {}) {
  const message = renderMessage("teams", { subject: "The subject", teams }, context);
  const [attachment] = (message.payload as { attachments: { content: JsonRecord }[] }).attachments;
  return {
    ...message,
    card: attachment!.content as JsonRecord & { body: JsonRecord[]; actions?: JsonRecord[] },
  };
}

const block = (text: string) => ({ type: "TextBlock", text, wrap: true });

describe("A Teams text", () => {
  it("becomes a block for each paragraph, in the envelope of a workflow", () => {
    const { payload, text } = render("**{{ name }}** failed\n\nSee [the run](https://x.example/a_b)", {
      name: "my_job *1*",
    });

    expect(payload).toEqual({
      type: "message",
      attachments: [
        {
          contentType: "application/vnd.microsoft.card.adaptive",
          contentUrl: null,
          content: {
            $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
            type: "AdaptiveCard",
            version: "1.4",
            msteams: { width: "Full" },
            body: [block("**my\\_job \\*1\\*** failed"), block("See [the run](https://x.example/a_b)")],
          },
        },
      ],
    });
    expect(text).toBe("my_job *1* failed\n\nSee the run (https://x.example/a_b)");
  });

  it("is the subject when nothing is said", () => {
    expect(render("{{ '' }}").card.body).toEqual([block("The subject")]);

    const source = { subject: "{{ title }}", teams: "{{ '' }}" };
    const { payload, text } = renderMessage("teams", source, { title: "[x](https://x.example) **b**" });
    expect(JSON.stringify(payload)).toContain(JSON.stringify("\\[x\\](https://x.example) \\*\\*b\\*\\*"));
    expect(text).toBe("[x](https://x.example) **b**");
  });
});

describe("An Adaptive Card", () => {
  it("may be its body, the card or the whole message", () => {
    const body = [block("a")];
    const card = { type: "AdaptiveCard", version: "1.2", body };
    const whole = { type: "message", attachments: [{ content: card }] };

    for (const source of [body, card, whole, body[0]]) {
      expect(render(JSON.stringify(source)).card).toMatchObject({
        type: "AdaptiveCard",
        version: "1.4",
        body,
      });
    }
  });

  it("has Markdown in its texts and none in its addresses", () => {
    const { card, text } = render(
      '[{"type": "TextBlock", "text": "{{ name }}"}, {"type": "ActionSet", "actions": [{"type": "Action.OpenUrl", "title": "{{ name }}", "url": "https://x.example/{{ name }}"}]}]',
      { name: "a_b~c" },
    );

    expect(card.body[0]?.text).toBe("a\\_b\\~c");
    expect(card.body[1]?.actions).toEqual([
      { type: "Action.OpenUrl", title: "a\\_b\\~c", url: "https://x.example/a_b~c" },
    ]);
    expect(text).toBe("a_b~c\n\na_b~c: https://x.example/a_b~c");
  });

  it.each([
    ['[{"type": "Container"}, 7]', "The element at /body/1 must be an object"],
    ['[{"text": "a"}]', 'The element at /body/0 has no "type".'],
    ['[{"type": "TextBlock"}]', "There must be a text at /body/0/text."],
    ['[{"type": "FactSet"}]', "needs a list of facts at /body/0/facts"],
    ['[{"type": "Container", "items": [{}]}]', "/body/0/items/0"],
    ['{"type": "AdaptiveCard", "body": {}}', 'The "body" of the card must be a list.'],
    ['{"attachments": []}', "/attachments/0/content"],
    ['{"title": "x"}', '"AdaptiveCard"'],
    ['[{"type": "TextBlock" "text"}]', "not JSON"],
  ])("says what is wrong with %s", (source, words) => {
    expect(() => render(source)).toThrow(
      expect.objectContaining({ field: "teams", message: expect.stringContaining(words) as string }),
    );
  });

  it("warns of what Teams may not draw and leaves out buttons without an address", () => {
    const { card, warnings } = render(
      JSON.stringify({
        type: "AdaptiveCard",
        body: [
          { type: "Input.Text", id: "x" },
          { type: "FactSet", facts: [{ title: "n", value: 7 }] },
        ],
        actions: [
          { type: "Action.OpenUrl", title: "a", url: "" },
          { type: "Action.Submit", title: "b" },
        ],
      }),
    );

    expect(warnings.map(({ message }) => message)).toEqual([
      'Teams may not draw the element type "Input.Text" at /body/0.',
      "The button at /actions/0 was left out: it has no web address.",
      'Teams may not draw the action type "Action.Submit" at /actions/1.',
    ]);
    expect(card.body[1]?.facts).toEqual([{ title: "n", value: "7" }]);
    expect(card.actions).toHaveLength(1);
  });

  it("is cut visibly to 20 kB, in bytes", () => {
    const { payload, warnings } = render("{{ a }}\n\nshort", { a: "ä_".repeat(50_000) });

    expect(jsonBytes(payload)).toBeLessThanOrEqual(20_000);
    expect(jsonBytes(payload)).toBeGreaterThan(10_000);
    expect(JSON.stringify(payload)).toMatch(/… [\d,]+ characters left out.*short/);
    expect(warnings).toEqual([
      expect.objectContaining({ message: "A text was shortened to what Teams takes." }),
    ]);
  });

  it("drops its last elements when shorter texts are not enough", () => {
    const { payload, card } = render(
      JSON.stringify(Array.from({ length: 900 }, (_, index) => block(`line ${index}`))),
    );

    expect(jsonBytes(payload)).toBeLessThanOrEqual(20_000);
    expect(card.body.at(-1)?.text).toMatch(/^… \d+ elements left out$/);
    expect(card.body.length + Number(/\d+/.exec(String(card.body.at(-1)?.text))?.[0]) - 1).toBe(900);
  });
});
