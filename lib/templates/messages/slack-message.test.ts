import { describe, expect, it } from "vitest";
import type { JsonRecord } from "../context-shape";
import { renderMessage } from "../message";

function render(slack: string, context: unknown = {}) {
  const message = renderMessage("slack", { subject: "The subject", slack }, context);
  return { ...message, payload: message.payload as JsonRecord & { text: string; blocks?: JsonRecord[] } };
}

function blocksOf(blocks: unknown[], context: unknown = {}) {
  return render(JSON.stringify(blocks), context);
}

const section = (text: string) => ({ type: "section", text: { type: "mrkdwn", text } });

describe("A Slack text", () => {
  it("becomes a section for each paragraph", () => {
    const { payload, text } = render("*{{ name }}* failed\n\nSee <https://x.example/?a=1&amp;b|the run>", {
      name: "a <!channel> & b",
    });

    expect(payload).toEqual({
      unfurl_links: false,
      text: "*a &lt;!channel&gt; &amp; b* failed\n\nSee <https://x.example/?a=1&amp;b|the run>",
      blocks: [
        section("*a &lt;!channel&gt; &amp; b* failed"),
        section("See <https://x.example/?a=1&amp;b|the run>"),
      ],
    });
    expect(text).toBe("a <!channel> & b failed\n\nSee the run (https://x.example/?a=1&b)");
  });

  it("may start with a bracket or a tag", () => {
    for (const source of ["[prod] failed", "{{ 'x' }} failed", "{% if true %}{x}{% endif %} failed"]) {
      expect(render(source).payload.blocks).toHaveLength(1);
    }
  });

  it("keeps a code block together, and closes one that is cut", () => {
    const { payload } = render("```\na\n\nb\n```\n\nc");
    expect(payload.blocks).toEqual([section("```\na\n\nb\n```"), section("c")]);

    const cut = render("```\n{{ log }}\n```", { log: "line\n".repeat(2_000) }).payload.blocks ?? [];
    const { text } = cut[0]?.text as { text: string };
    expect(text.length).toBeLessThanOrEqual(3_000);
    expect(text).toMatch(/line\n```\n… \d,\d{3} characters left out$/);
  });

  it("is the subject when nothing is said", () => {
    expect(render("{{ '' }}").payload).toEqual({ unfurl_links: false, text: "The subject" });
  });
});

describe("Block Kit", () => {
  it("is an array of blocks, or a message with blocks and attachments", () => {
    const blocks = [section("a")];

    expect(blocksOf(blocks).payload).toEqual({ unfurl_links: false, text: "The subject", blocks });
    const message = { text: "t", attachments: [{ color: "#ff0000", blocks }] };
    expect(render(JSON.stringify(message)).payload).toEqual({ unfurl_links: false, ...message });
    expect(render(`{% set a = 1 %}\n${JSON.stringify(message)}`).payload).toMatchObject(message);
  });

  it("is what the part gives that it extends or includes", () => {
    const parts = [
      { name: "card", slack: '[{"type": "divider"}, {% block rest %}{"type": "divider"}{% endblock %}]' },
      { name: "inner", slack: "{% extends 'card' %}" },
    ];
    const rest =
      '{% block rest %}{"type": "section", "text": {"type": "mrkdwn", "text": "{{ a }}"}}{% endblock %}';
    const blocksBy = (slack: string) => {
      const { payload } = renderMessage("slack", { subject: "s", slack }, { a: 'a "b"' }, { parts });
      return (payload as JsonRecord).blocks;
    };

    expect(blocksBy("{% include 'card' %}")).toEqual([{ type: "divider" }, { type: "divider" }]);
    for (const name of ["card", "inner"]) {
      expect(blocksBy(`{% extends '${name}' %}${rest}`)).toEqual([{ type: "divider" }, section('a "b"')]);
    }
  });

  it("is cut in no time, however many texts there are", () => {
    const fields = Array.from({ length: 10 }, () => ({ type: "mrkdwn", text: "w".repeat(400) }));
    const blocks = Array.from({ length: 12 }, () => ({ type: "section", fields }));
    const start = performance.now();
    const { payload } = blocksOf(blocks);

    expect(JSON.stringify(payload.blocks).length).toBeLessThanOrEqual(13_000);
    expect(performance.now() - start).toBeLessThan(1_000);
  });

  it("takes values as text, whatever they hold", () => {
    const name = 'q" \\ \n <!here> & ```';
    const { payload } = render('[{"type": "section", "text": {"type": "mrkdwn", "text": "{{ name }}"}}]', {
      name,
    });

    expect(payload.blocks).toEqual([section('q" \\ \n &lt;!here&gt; &amp; ```')]);
  });

  it.each([
    ['[{"type": "divider"}, 7]', "The block at /blocks/1 must be an object"],
    ['[{"text": "a"}]', 'The element at /blocks/0 has no "type".'],
    ['[{"type": "section"}]', 'The section at /blocks/0 needs a "text" or "fields".'],
    ['[{"type": "section", "text": "plain"}]', "The text at /blocks/0/text must be an object"],
    ['[{"type": "actions"}]', 'The block at /blocks/0 needs a list of "elements".'],
    ['{"blocks": {}}', '"blocks" must be a list.'],
    ['{"attachments": [{"blocks": [{"type": "header"}]}]}', "/attachments/0/blocks/0/text"],
    ['{"username": "x"}', 'A Slack message needs "text", "blocks" or "attachments".'],
    ['[{"type": "section",, }]', "not JSON"],
  ])("says what is wrong with %s", (source, words) => {
    expect(() => render(source)).toThrow(
      expect.objectContaining({ field: "slack", message: expect.stringContaining(words) as string }),
    );
  });

  it("leaves out, with a warning, what Slack would refuse the message for", () => {
    const button = (url: string) => ({ type: "button", text: { type: "plain_text", text: "Open" }, url });
    const { payload, warnings } = blocksOf([
      section(""),
      section("kept"),
      { type: "actions", elements: [button(""), button("javascript:alert(1)")] },
      { type: "actions", elements: [button("https://x.example/?a=1&amp;b=2")] },
      { type: "section", fields: Array.from({ length: 12 }, () => ({ type: "mrkdwn", text: "f" })) },
      { type: "image", image_url: "https://x.example/i.png" },
      { type: "novelty" },
    ]);

    expect(payload.blocks?.map(({ type }) => type)).toEqual([
      "section",
      "actions",
      "section",
      "image",
      "novelty",
    ]);
    expect(payload.blocks?.[1]).toEqual({
      type: "actions",
      elements: [button("https://x.example/?a=1&b=2")],
    });
    expect(payload.blocks?.[2]?.fields).toHaveLength(10);
    expect(warnings.map(({ message }) => message).join("\n")).toMatch(
      /\/blocks\/0 .*\n.*elements\/0.*\n.*elements\/1.*\n.*\/blocks\/2 .*\nSlack takes 10.*\nSlack may not know the block type "novelty"/,
    );
  });

  it("keeps every limit by cutting visibly", () => {
    const long = "x".repeat(5_000);
    const { payload, warnings } = blocksOf([
      { type: "header", text: { type: "plain_text", text: long } },
      section(long),
      { type: "section", fields: [{ type: "mrkdwn", text: long }] },
      {
        type: "actions",
        elements: [{ type: "button", text: { type: "plain_text", text: long }, url: "https://x.example/" }],
      },
    ]);

    const lengths = JSON.stringify(payload.blocks)
      .match(/x{20,}[^"]*/g)
      ?.map(({ length }) => length);
    expect(lengths?.map((length, index) => length <= [150, 3_000, 2_000, 75][index]!)).toEqual(
      Array(4).fill(true),
    );
    expect(JSON.stringify(payload.blocks).match(/… \d,\d{3} characters left out/g)).toHaveLength(4);
    expect(warnings.map(({ message }) => message)).toEqual(["4 texts were shortened to what Slack takes."]);
  });

  it("keeps all blocks together below what Slack takes, the longest cut first", () => {
    const { payload } = blocksOf([
      ...Array.from({ length: 10 }, () => section("y".repeat(3_000))),
      section("short"),
    ]);

    expect(JSON.stringify(payload.blocks).length).toBeLessThanOrEqual(13_000);
    expect(payload.blocks?.at(-1)).toEqual(section("short"));
    const lengths =
      payload.blocks?.slice(0, 10).map(({ text }) => (text as { text: string }).text.length) ?? [];
    expect(Math.min(...lengths)).toBeGreaterThan(500);
  });

  it("sends 50 blocks at most and says how many it left out", () => {
    const { payload, warnings } = blocksOf(
      Array.from({ length: 80 }, (_, index) => section(`block ${index}`)),
    );

    expect(payload.blocks).toHaveLength(50);
    expect(JSON.stringify(payload.blocks?.at(-1))).toContain("… 31 blocks left out");
    expect(warnings).toHaveLength(1);
  });

  it("drops the last blocks when shorter texts are not enough", () => {
    const fields = Array.from({ length: 10 }, () => ({ type: "mrkdwn", text: "z".repeat(110) }));
    const { payload } = blocksOf(Array.from({ length: 40 }, () => ({ type: "section", fields })));

    expect(JSON.stringify(payload.blocks).length).toBeLessThanOrEqual(13_000);
    expect(JSON.stringify(payload.blocks?.at(-1))).toMatch(/… \d+ blocks left out/);
  });

  it("never cuts through an entity or a character", () => {
    for (let shift = 0; shift < 12; shift++) {
      const { payload } = render("{{ a }}", { a: "i".repeat(shift) + "<😀".repeat(2_000) });
      const { text } = payload.blocks?.[0]?.text as { text: string };

      expect(text).toMatch(/^(?:i*)(?:&lt;😀|&lt;$)*(?:&lt;)? … [\d,]+ characters left out$/u);
    }
  });

  it("says as text what older attachments say", () => {
    const { text } = render(
      '{"text": "t", "attachments": [{"title": "Load", "text": "*late*", "fields": [{"title": "Rows", "value": "7"}]}]}',
    );

    expect(text).toBe("t\n\nLoad\n\nlate\n\nRows: 7");
  });

  it("leaves out where a webhook cannot post", () => {
    const { payload, warnings } = render('{"text": "t", "channel": "#general", "unfurl_links": true}');

    expect(payload).toEqual({ text: "t", unfurl_links: true });
    expect(warnings[0]?.message).toContain('"channel" was left out');
  });
});
