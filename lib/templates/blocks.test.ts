import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bodyNames, type BodyName } from "@/lib/core/template";
import { readyBlocks } from "./blocks";
import { buildContext, sampleContext } from "./context";
import { checkMessage, renderMessage } from "./message";

const system = { timestamp: "2026-11-21T02:04:13Z", appUrl: "https://runbell.example.com" };
const bare = buildContext({
  system,
  event: { type: "system.error", severity: "critical", title: "Disk full", occurredAt: system.timestamp },
});
const kinds = { html: "email", text: "email", slack: "slack", teams: "teams" } as const;
const pieces = readyBlocks.flatMap(({ id, sources }) =>
  (Object.keys(sources) as (keyof typeof kinds)[]).map((body) => ({ id, body, source: sources[body]! })),
);

function rendered(body: keyof typeof kinds, source: string, context: object) {
  const message = renderMessage(
    kinds[body],
    { subject: "s", [body]: source, layout: "organisation" },
    context,
  );
  return { ...message, problems: checkMessage({ [body]: source, layout: "organisation" }, []) };
}

describe("The ready blocks", () => {
  it("are there for people who write no HTML, in every body that a person reads", () => {
    for (const { id, label, description, sources } of readyBlocks) {
      expect([id, Object.keys(sources).toSorted()]).toEqual([id, ["html", "slack", "teams", "text"]]);
      expect(label).toMatch(/^[A-Z]/);
      expect(description).not.toBe("");
    }
    expect(new Set(readyBlocks.map(({ id }) => id)).size).toBe(readyBlocks.length);
  });

  it.each(pieces)("$id is complete by itself in $body", ({ body, source }) => {
    for (const context of [sampleContext, bare]) {
      const { warnings, problems, text } = rendered(body, source, context);

      expect(problems).toEqual([]);
      expect(warnings).toEqual([]);
      expect(text).not.toMatch(/\bNone\b|undefined|\{\{|\{%/);
    }
  });

  it("make a message in any order", () => {
    const order = fc.shuffledSubarray([...readyBlocks], { minLength: 1 });
    fc.assert(
      fc.property(
        order,
        fc.constantFrom(...(Object.keys(kinds) as (keyof typeof kinds)[])),
        (blocks, body) => {
          const source = blocks.map(({ sources }) => sources[body]).join("");
          const { warnings, problems } = rendered(body, source, sampleContext);

          expect(problems).toEqual([]);
          expect(warnings).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("stand apart from each other", () => {
    const all = (body: BodyName) => readyBlocks.map(({ sources }) => sources[body]).join("");
    const bodies = Object.fromEntries(bodyNames.map((body) => [body, all(body)]));

    expect(renderMessage("email", { subject: "s", ...bodies }, sampleContext).text).toMatchSnapshot("text");
    expect(renderMessage("slack", bodies, sampleContext).text).toMatchSnapshot("slack");
    expect(renderMessage("teams", bodies, sampleContext).text).toMatchSnapshot("teams");
    const html = renderMessage("email", { subject: "s", html: bodies.html }, sampleContext);
    expect(html.text).toMatchSnapshot("html as text");
  });
});
