import { describe, expect, it } from "vitest";
import { failureReasons } from "@/lib/core/outcome";
import { explainFix } from "./explain-fix";

const place = { channelKind: "email", channelId: null, templateId: null } as const;

describe("what to do about dead letters", () => {
  it.each([...failureReasons, "channel_gone"])("is said for %s in words of its own", (reason) => {
    expect(explainFix({ ...place, reason }).text).not.toBe(explainFix({ ...place, reason: "?" }).text);
  });

  it("is done where the settings are: of the channel, of the mail servers, or the person's own", () => {
    const reason = "unauthorized";
    expect(explainFix({ ...place, reason }).href).toBe("/settings/email");
    expect(explainFix({ ...place, reason, channelKind: "slack", channelId: "c" }).href).toBe("/channels/c");
    expect(explainFix({ ...place, reason, channelKind: "slack" })).toEqual({
      text: expect.stringContaining("My preferences") as string,
      href: null,
    });
  });

  it("is done in the template for what the provider does not take", () => {
    const reason = "rejected_content";
    expect(explainFix({ ...place, reason, templateId: "t" }).href).toBe("/templates/t");
    expect(explainFix({ ...place, reason }).href).toBeNull();
  });

  it("is another thing for a channel whose destination is refused than for an address", () => {
    const reason = "rejected_recipient";
    const ofChannel = explainFix({ ...place, reason, channelKind: "telegram", channelId: "c" });
    expect(ofChannel.text).not.toContain("below");
    expect(explainFix({ ...place, reason }).text).toContain("below");
  });
});
