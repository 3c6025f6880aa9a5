import { describe, expect, it } from "vitest";
import { renderMessage } from "./message";

const context = { job: { name: "etl <1>" } };

describe("renderMessage", () => {
  it("escapes each part for what it is", () => {
    const message = renderMessage(
      { subject: "{{ job.name }}", html: "<p>{{ job.name }}</p>", text: "{{ job.name }}" },
      context,
    );

    expect(message).toEqual({
      subject: "etl <1>",
      html: "<p>etl &lt;1&gt;</p>",
      text: "etl <1>",
      warnings: [],
    });
  });

  it("makes the text from the HTML when there is none", () => {
    const message = renderMessage({ subject: "s", html: "<h1>Job</h1><p>{{ job.name }}</p>" }, context);

    expect(message.text).toBe("Job\n\netl <1>");
  });

  it("has no HTML when only a text is given", () => {
    expect(renderMessage({ subject: "s", html: null, text: "t" }, context)).toMatchObject({
      html: null,
      text: "t",
    });
    expect(renderMessage({ subject: "s" }, context)).toMatchObject({ html: null, text: "" });
  });

  it("keeps a subject on one line of 200 characters", () => {
    const { subject } = renderMessage(
      { subject: "a\r\nBcc: x@example.com {{ job.name }}" },
      { job: { name: "😀".repeat(300) } },
    );

    expect(subject).toMatch(/^a Bcc: x@example.com 😀+…$/u);
    expect(Array.from(subject)).toHaveLength(200);
  });

  it("collects the warnings of all parts", () => {
    const { warnings } = renderMessage({ subject: "{{ a }}", html: "{{ b }}", text: "\n{{ c }}" }, {});

    expect(warnings.map(({ message, line }) => `${line} ${message}`)).toEqual([
      "1 a is not defined.",
      "1 b is not defined.",
      "2 c is not defined.",
    ]);
  });

  it("says where a part is wrong", () => {
    expect(() => renderMessage({ subject: "s", html: "a\n{{ b c }}" }, {})).toThrow(
      expect.objectContaining({ name: "TemplateError", line: 2, column: 6 }),
    );
  });
});
