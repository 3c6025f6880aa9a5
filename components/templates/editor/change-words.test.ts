import { describe, expect, it } from "vitest";
import { changedFields } from "@/components/templates/changed-fields";
import { changeList, changeSentence } from "./change-words";
import { blankDraft, type TemplateDraft } from "./draft";

const sentence = (draft: TemplateDraft) => changeSentence(changedFields(blankDraft, draft));
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

describe("changeList", () => {
  it("names each part, in the order of the editor", () => {
    const written: TemplateDraft = { subject: "x", bodies: bodies({ html: "" }), layout: "organisation" };
    expect(changeList(changedFields(blankDraft, written))).toEqual(["Subject", "Mail HTML", "Layout"]);
  });
});
