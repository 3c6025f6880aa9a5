import { describe, expect, it } from "vitest";
import { renderMessage } from "../message";
import { jsonBytes } from "./fit-texts";

function render(webhook: string, context: unknown = {}) {
  return renderMessage("webhook", { subject: "s", webhook }, context);
}

describe("A webhook", () => {
  it("sends the JSON as it is, and shows it as text", () => {
    const { payload, text, warnings } = render('{"job": {{ job }}, "name": "{{ job.name }}!"}', {
      job: { name: 'a "b"\n', steps: [1, null] },
    });

    expect(payload).toEqual({ job: { name: 'a "b"\n', steps: [1, null] }, name: 'a "b"\n!' });
    expect(JSON.parse(text)).toEqual(payload);
    expect(warnings).toEqual([]);
  });

  it("says where its JSON is broken", () => {
    expect(() => render('{\n"a" 1}')).toThrow(expect.objectContaining({ field: "webhook", line: 2 }));
  });

  it("shortens long texts to stay below 20 kB, and no address", () => {
    const address = `https://x.example/${"p".repeat(4_000)}`;
    const { payload, warnings } = render('{"a": {{ a }}, "b": {{ b }}, "url": {{ url }}}', {
      a: "é".repeat(100_000),
      b: "short",
      url: address,
    });

    expect(jsonBytes(payload)).toBeLessThan(20_000);
    expect(payload).toMatchObject({ b: "short", url: address });
    expect(JSON.stringify(payload)).toMatch(/… [\d,]+ characters left out/);
    expect(warnings).toEqual([expect.objectContaining({ field: "webhook" })]);
  });

  it("leaves out the largest part of what is still too large", () => {
    const { payload } = render('{"type": "x", "data": {"id": 7, "rows": {{ rows }} } }', {
      rows: Array.from({ length: 9_000 }, (_, index) => index),
    });

    expect(payload).toMatchObject({ type: "x", data: { id: 7 } });
    expect(JSON.stringify(payload)).toMatch(/"rows":"… [\d,]+ bytes left out"/);
  });
});
