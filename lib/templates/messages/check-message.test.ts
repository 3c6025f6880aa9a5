import { describe, expect, it } from "vitest";
import { messageKinds } from "@/lib/core/channel-kind";
import { eventTypes } from "@/lib/core/event";
import { defaultSource } from "../defaults/default-source";
import { defaultTemplates } from "../defaults/default-templates";
import { builtInLayout } from "../layout";
import { checkMessage } from "../message";

describe("checkMessage", () => {
  it.each(messageKinds)("finds nothing in the built-in messages: %s", (kind) => {
    for (const type of [...eventTypes, null]) expect(checkMessage(defaultSource(kind, type), [])).toEqual([]);
  });

  it("finds nothing in the mails that are built in", () => {
    for (const { subject, html, text } of defaultTemplates) {
      expect(checkMessage({ subject, html, text }, [])).toEqual([]);
    }
  });

  it("finds the mistakes of all bodies at once, each with its place", () => {
    const problems = checkMessage(
      {
        subject: "{{ a b }}",
        html: "ok\n{% if %}",
        text: "{{ x|nope }}",
        slack: "\n\n{% endfor %}",
        teams: '[{"type": "TextBlock"}]',
        webhook: '{\n"a" 1}',
        sms: "{{ 'open }}",
      },
      [],
    );

    expect(problems.map(({ field, line }) => `${field} ${line}`)).toEqual([
      "subject 1",
      "html 2",
      "text 1",
      "slack 3",
      "teams 1",
      "webhook 2",
      "sms 1",
    ]);
    expect(problems.every(({ message, column }) => message !== "" && column >= 1)).toBe(true);
  });

  it("finds what takes too much work whatever the run is", () => {
    const source = "a\n{% for i in range(1000) %}{% for j in range(1000) %}{% endfor %}{% endfor %}";

    expect(checkMessage({ html: source }, [])).toMatchObject([
      { field: "html", line: 2, message: expect.stringContaining("steps of work") as string },
    ]);
  });

  it("takes no variable for a mistake", () => {
    const source = "{{ vars.price * 2 }} {{ anything.at.all }}";
    const json = '{"price": {{ vars.price * 2 }}, "b": {{ b }}}';

    expect(
      checkMessage({ subject: source, html: source, text: source, sms: source, webhook: json }, []),
    ).toEqual([]);
  });

  it("finds parts that are missing, broken or lead back to themselves", () => {
    const parts = [
      { name: "a", html: "{% include 'b' %}" },
      { name: "b", html: "{% include 'a' %}" },
      { name: "broken", html: "\n{{ 1 + }}" },
      { name: "only text", text: "t" },
    ];
    const problemsOf = (name: string) => checkMessage({ html: `{% include '${name}' %}` }, parts);

    expect(problemsOf("nothing")).toEqual([expect.objectContaining({ field: "html", line: 1 })]);
    expect(problemsOf("only text")).toHaveLength(1);
    expect(problemsOf("a")).toHaveLength(1);
    expect(problemsOf("broken")).toEqual([expect.objectContaining({ template: "broken", line: 2 })]);
    expect(checkMessage({ text: "{% include 'only text' %}" }, parts)).toEqual([]);
  });

  it("finds HTML that may not be published", () => {
    const problems = checkMessage({ html: "<p>a</p>\n<script>x</script>" }, []);

    expect(problems).toEqual([expect.objectContaining({ field: "html", line: 2 })]);
  });

  it("finds a whole page that is to stand in a layout, as it is written", () => {
    const html = "{% set a = 1 %}\n<html><body>x</body></html>";

    expect(checkMessage({ html, layout: "organisation" }, [])).toEqual([
      expect.objectContaining({ field: "html", line: 2, column: 1 }),
    ]);
    expect(checkMessage({ html, layout: "none" }, [])).toEqual([]);
  });

  it("wants of a layout that it prints the content", () => {
    const check = (html: string | null) => checkMessage({ html }, [], { type: "layout" });

    expect(check(builtInLayout)).toEqual([]);
    expect(check("<div>{{ content|safe }}</div>")).toEqual([]);
    for (const html of ["<p>Hello</p>", null, ""]) expect(check(html)).toHaveLength(1);
  });

  it("does not take a part for a message", () => {
    const fragment = {
      slack: '{"type": "section"}',
      webhook: '"a": 1',
      html: "{% macro m() %}x{% endmacro %}",
    };

    expect(checkMessage(fragment, [], { type: "partial" })).toEqual([]);
    expect(checkMessage(fragment, [])).toHaveLength(2);
  });

  it("is quick enough to follow the typing", () => {
    const source = Object.assign(
      {},
      ...messageKinds.map((kind) => defaultSource(kind, "job.failed")),
    ) as object;
    checkMessage(source, []);
    const start = performance.now();
    for (let index = 0; index < 10; index++) checkMessage({ ...source, text: `${index} {{ job.name }}` }, []);

    expect((performance.now() - start) / 10).toBeLessThan(200);
  });
});
