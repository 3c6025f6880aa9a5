import { describe, expect, it } from "vitest";
import { changeList, changesOf, changeSentence, countChanges } from "./changes";
import { blankDraft, type TemplateDraft } from "./draft";

const sentence = (draft: TemplateDraft) => changeSentence(changesOf(draft, blankDraft));
const bodies = (written: Partial<TemplateDraft["bodies"]>) => ({ ...blankDraft.bodies, ...written });

describe("changeSentence", () => {
  it("names what changed, and counts bodies", () => {
    expect(sentence(blankDraft)).toBe("Nothing changed");
    expect(sentence({ ...blankDraft, subject: "x" })).toBe("Subject changed");
    expect(sentence({ ...blankDraft, bodies: bodies({ slack: "x" }) })).toBe("Slack changed");
    expect(sentence({ ...blankDraft, bodies: bodies({ slack: "x", sms: "" }) })).toBe("2 bodies changed");
    expect(sentence({ subject: "x", bodies: bodies({ slack: "x", sms: "y" }), layout: "organisation" })).toBe(
      "Subject, 2 bodies and layout changed",
    );
  });
});

describe("changesOf", () => {
  it("tells an empty body from the built-in one", () => {
    const changes = changesOf({ ...blankDraft, bodies: bodies({ html: "" }) }, blankDraft);
    expect(changes.bodies).toEqual(["html"]);
    expect(countChanges(changes)).toBe(1);
    expect(changeList(changes)).toEqual(["Mail HTML"]);
  });
});
