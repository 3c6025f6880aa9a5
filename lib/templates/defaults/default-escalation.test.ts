import { describe, expect, it } from "vitest";
import { sampleContext, type TemplateContext } from "../context";
import { renderMessage } from "../message";
import { defaultSource } from "./default-source";

const sentence = "Nobody took care of this for 15 minutes.";
const context: TemplateContext = {
  ...sampleContext,
  escalation: { policy: "Nights", step: 2, round: 1, waiting_seconds: 900, sentence },
};

describe("the built-in messages of an escalation's step", () => {
  it.each(["job.failed", null])("say that it is still open and for how long, of %s", (eventType) => {
    const render = (kind: "email" | "slack" | "teams", given = context) => {
      const { warnings, ...message } = renderMessage(kind, defaultSource(kind, eventType), given);
      expect(warnings).toEqual([]);
      return JSON.stringify(message);
    };
    for (const kind of ["email", "slack", "teams"] as const) {
      expect(render(kind)).toContain("Still open: nightly-etl failed");
      expect(render(kind)).toContain(`${sentence} Step load-warehouse failed`);
      expect(render(kind, sampleContext)).not.toContain("Still open");
      expect(render(kind, sampleContext)).not.toContain(sentence);
    }
  });

  it("say so where the event has no message of its own", () => {
    const event = { ...sampleContext.event!, message: null };
    const { text } = renderMessage("email", defaultSource("email", "job.failed"), { ...context, event });
    expect(text).toContain(`${sentence}\n`);
  });
});
