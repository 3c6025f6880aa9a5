import { describe, expect, it } from "vitest";
import { MessageError, renderMessage } from "./message";
import { sampleContext } from "./sample-context";

const context = { job: { name: "etl <1>" } };

describe("A mail", () => {
  it("escapes each part for what it is", () => {
    const message = renderMessage(
      "email",
      { subject: "{{ job.name }}", html: "<p>{{ job.name }}</p>", text: "{{ job.name }}" },
      context,
    );

    expect(message).toEqual({
      subject: "etl <1>",
      html: "<p>etl &lt;1&gt;</p>",
      text: "etl <1>",
      payload: null,
      warnings: [],
    });
  });

  it("makes the text from the HTML when there is none", () => {
    const source = { subject: "s", html: "<h1>Job</h1><p>{{ job.name }}</p>" };

    expect(renderMessage("email", source, context).text).toBe("Job\n\netl <1>");
  });

  it("has no HTML when only a text is given", () => {
    const message = renderMessage("email", { subject: "s", html: null, text: "t" }, context);

    expect(message).toMatchObject({ html: null, text: "t" });
  });

  it("keeps a subject on one line of 200 characters", () => {
    const { subject } = renderMessage(
      "email",
      { subject: "a\r\nBcc: x@example.com {{ job.name }}", text: "-" },
      { job: { name: "😀".repeat(300) } },
    );

    expect(subject).toMatch(/^a Bcc: x@example.com 😀+…$/u);
    expect(Array.from(subject)).toHaveLength(200);
  });

  it("collects the warnings of all parts, each with its source", () => {
    const source = { subject: "{{ a }}", html: "{{ b }}", text: "\n{{ c }}" };
    const { warnings } = renderMessage("email", source, {});

    expect(warnings.map(({ field, message, line }) => `${field} ${line} ${message}`)).toEqual([
      "subject 1 a is not defined.",
      "html 1 b is not defined.",
      "text 2 c is not defined.",
    ]);
  });

  it("says in which source a fault is, and where", () => {
    const render = () => renderMessage("email", { subject: "s", html: "a\n{{ b c }}" }, {});

    expect(render).toThrow(MessageError);
    expect(render).toThrow(expect.objectContaining({ field: "html", line: 2, column: 6, template: null }));
    expect(() => renderMessage("slack", { slack: '[{"type": "section"}]' }, {})).toThrow(
      expect.objectContaining({ field: "slack" }),
    );
  });
});

describe("The bodies of a message", () => {
  it.each(["email", "slack", "teams", "webhook", "sms"] as const)(
    "are the built-in ones where the source has none for %s",
    (kind) => {
      const builtIn = renderMessage(kind, null, sampleContext);

      expect(renderMessage(kind, {}, sampleContext)).toEqual(builtIn);
      expect(renderMessage(kind, { html: " ", text: "", slack: "\n", sms: null }, sampleContext)).toEqual(
        builtIn,
      );
      expect(renderMessage(kind, { subject: "Own" }, sampleContext)).toEqual({ ...builtIn, subject: "Own" });
    },
  );

  it("include the bodies of the same name of the organisation's parts", () => {
    const parts = [
      { name: "sign", html: "<b>{{ job.name }}</b>", text: "T", slack: "S", teams: "M", sms: "X" },
    ];
    const source = "{% include 'sign' %}";
    const render = (kind: "email" | "slack" | "teams" | "sms") =>
      renderMessage(
        kind,
        { subject: source, html: source, text: source, slack: source, teams: source, sms: source },
        context,
        { parts },
      );

    expect(render("email")).toMatchObject({ subject: "T", html: "<b>etl &lt;1&gt;</b>", text: "T" });
    expect(render("slack").text).toBe("S");
    expect(render("teams").text).toBe("M");
    expect(render("sms").text).toBe("X");
  });

  it("name the part that a fault is in", () => {
    const parts = [{ name: "broken", html: "ok\n{{ 1 / 0 }}" }];

    expect(() => renderMessage("email", { html: "{% include 'broken' %}" }, {}, { parts })).toThrow(
      expect.objectContaining({ field: "html", template: "broken", line: 2 }),
    );
  });
});

describe("A mail in the organisation's layout", () => {
  const source = { subject: "Hello", html: "<p>{{ job.name }}</p>", layout: "organisation" } as const;

  it("stands in the built-in one, in the colours of the brand", () => {
    const brand = {
      name: "Acme",
      color: "#ffee00",
      logo_url: "https://x.example/l.png",
      footer: "Line 1\nLine 2",
    };
    const { html, text, warnings } = renderMessage("email", source, {
      ...context,
      brand,
      system: sampleContext.system,
      org: null,
      notification: null,
    });

    expect(warnings).toEqual([]);
    expect(html).toContain("<p>etl &lt;1&gt;</p>");
    expect(html).toContain("<title>Hello</title>");
    expect(html).toContain('src="https://x.example/l.png" alt="Acme"');
    expect(html).toContain("background-color: #ffee00; border-radius: 8px; color: #1a1612;");
    expect(html).toContain("Line 1<br>Line 2<br>");
    expect(text).toContain("etl <1>");
  });

  it("stands in the part that is the layout, with its variables", () => {
    const parts = [{ name: "frame", html: "<i>{{ subject }}, {{ brand.name }}</i>{{ content }}" }];
    const { html } = renderMessage("email", source, context, { parts, layout: "frame" });

    expect(html).toBe("<i>Hello, Runbell</i><p>etl &lt;1&gt;</p>");
  });

  it("escapes nothing twice and trusts nothing that the data say", () => {
    const attack = "<script>{{ content }}</script>";
    const parts = [{ name: "frame", html: "{{ content }}{{ job.name }}" }];
    const { html } = renderMessage("email", source, { job: { name: attack } }, { parts, layout: "frame" });

    expect(html).not.toContain("<script>");
    expect(html).not.toContain("&amp;lt;");
  });

  it("never loses its content", () => {
    const render = (html: string, layout = "frame") =>
      renderMessage(
        "email",
        source,
        { ...sampleContext, ...context },
        { parts: [{ name: "frame", html }], layout },
      );

    expect(() => render("<p>Nothing</p>")).toThrow(expect.objectContaining({ field: "layout" }));
    expect(render("{{ content|replace('etl', 'ETL') }}").html).toContain("ETL");
    expect(render("{{ content }}", "gone")).toMatchObject({
      html: expect.stringContaining("<p>etl &lt;1&gt;</p>") as string,
      warnings: [{ field: "layout" }],
    });
  });

  it("is sent without it when it is a whole page itself", () => {
    const html = "<!DOCTYPE html><html><body>{{ job.name }}</body></html>";
    const message = renderMessage("email", { ...source, html }, context);

    expect(message.html).toBe("<!DOCTYPE html><html><body>etl &lt;1&gt;</body></html>");
    expect(message.warnings).toEqual([expect.objectContaining({ field: "layout" })]);
  });
});
