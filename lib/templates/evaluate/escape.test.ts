import { describe, expect, it } from "vitest";
import { renderTemplate, type ContentType } from "../render";

function render(contentType: ContentType, source: string, value?: unknown): string {
  return renderTemplate(source, { value }, { contentType }).output;
}

describe("Escaping", () => {
  it.each<[ContentType, string, string]>([
    ["html", `<a href="x" title='y'>&`, "&lt;a href=&#34;x&#34; title=&#39;y&#39;&gt;&amp;"],
    ["text", `<a href="x">&`, `<a href="x">&`],
    ["slack", "<!channel> & <https://x|y> *b*", "&lt;!channel&gt; &amp; &lt;https://x|y&gt; *b*"],
    [
      "teams",
      "**b** _i_ [l](u) `c` <at>x</at> a|b ~s~",
      "\\*\\*b\\*\\* \\_i\\_ \\[l\\](u) \\`c\\` \\<at\\>x\\</at\\> a\\|b \\~s\\~",
    ],
    ["teams", "# h\n- a\n+ b\n  1. c\n2) d\n-5 #x 1.5", "\\# h\n\\- a\n\\+ b\n  1\\. c\n2\\) d\n-5 #x 1.5"],
    ["json", 'a"b\\c\n\t\u0001\u2028é', '"a\\"b\\\\c\\n\\t\\u0001\\u2028é"'],
    ["slack-blocks", '<!channel> "b" &', '"&lt;!channel&gt; \\"b\\" &amp;"'],
    ["teams-card", '**b** [l](u) "q"', '"\\\\*\\\\*b\\\\*\\\\* \\\\[l\\\\](u) \\"q\\""'],
    ["header", "a\r\nBcc: x@y\u0000\u0007 \u202eb\u2066", "a Bcc: x@y\ufffd b"],
  ])("makes values harmless in %s", (contentType, value, expected) => {
    expect(render(contentType, "{{ value }}", value)).toBe(expected);
  });

  it("makes JSON of a JSON template, whatever the values are", () => {
    const value = { name: 'x"}, {"a": "\\', list: [1, "</script>", null] };
    const body = render("json", '{"name": "{{ value.name }}", "all": {{ value|tojson }}}', value);

    expect(JSON.parse(body)).toEqual({ name: value.name, all: value });
  });

  it("leaves what the author wrote as it is", () => {
    expect(render("slack", "<!here> {{ value }}", "<!here>")).toBe("<!here> &lt;!here&gt;");
    expect(render("html", "<b>{{ value }}</b>", "<i>")).toBe("<b>&lt;i&gt;</b>");
  });

  it("escapes once: captured and escaped text is not escaped again", () => {
    expect(render("slack", "{% set x %}<a> {{ value }}{% endset %}{{ x }} {{ value|e }}", "&")).toBe(
      "<a> &amp; &amp;",
    );
    expect(render("html", "{% filter upper %}{{ value }}{% endfilter %}", "<i>")).toBe("&LT;I&GT;");
  });

  it("puts a whole header on one line, the author's own line ends included", () => {
    expect(render("header", "a\n{% if true %}\n  b\n{% endif %}\n c ")).toBe("a b c");
  });

  it("lets safe through in HTML only, and only where it is allowed", () => {
    expect(render("html", "{{ value|safe }}", "<i>")).toBe("<i>");
    for (const contentType of [
      "text",
      "slack",
      "teams",
      "json",
      "slack-blocks",
      "teams-card",
      "header",
    ] as const) {
      expect(() => render(contentType, "a {{ value|safe }}")).toThrow(
        expect.objectContaining({ message: '"safe" is for HTML only.', line: 1, column: 12 }),
      );
    }
    expect(() =>
      renderTemplate("{{ value|safe }}", {}, { contentType: "html", isSafeAllowed: false }),
    ).toThrow(expect.objectContaining({ message: 'You may not use "safe".', column: 10 }));
    expect(() => render("html", "{{ [value]|map('safe')|join }}", "<i>")).toThrow(
      '"safe" can only be used on its own.',
    );
  });
});
