import { describe, expect, it } from "vitest";
import type { SendOutcome } from "@/lib/core/outcome";
import { refusedMailbox } from "./suppress";

const mail = { organisationId: "o", channelKind: "email", recipient: "Ada@Example.org" } as const;
const refused = (detail: string, fields: Partial<SendOutcome & { status: "failed" }> = {}): SendOutcome => ({
  status: "failed",
  failure: "permanent",
  reason: "rejected_recipient",
  responseCode: 550,
  detail: `The server answered “${detail}” (to RCPT TO)`,
  ...fields,
});

describe("refusedMailbox", () => {
  it.each([
    "550 5.1.1 No such user",
    "550 5.1.10 Recipient not found",
    "550 User unknown",
    "550 No such user here",
    "550 Requested action not taken: mailbox does not exist",
    "550 unknown recipient <ada@example.org>",
  ])("takes “%s” for a mailbox that does not exist", (detail) => {
    expect(refusedMailbox(mail, refused(detail))).toMatchObject({
      organisationId: "o",
      address: "ada@example.org",
    });
  });

  it.each([
    "550 5.7.1 Unknown user or policy",
    "550 5.2.1 Mailbox disabled",
    "550 5.7.23 SPF failed for this user",
    "550 Blocked by policy",
    "550 Requested action not taken: mailbox unavailable",
  ])("takes “%s” for nothing that lasts", (detail) => {
    expect(refusedMailbox(mail, refused(detail))).toBeNull();
  });

  it("looks at refusals of mail only", () => {
    const unknown = "550 5.1.1 No such user";

    expect(refusedMailbox({ ...mail, channelKind: "sms" }, refused(unknown))).toBeNull();
    expect(refusedMailbox(mail, { status: "accepted", detail: unknown })).toBeNull();
    expect(refusedMailbox(mail, refused(unknown, { failure: "transient" }))).toBeNull();
    expect(refusedMailbox(mail, refused("is not an address", { responseCode: undefined }))).toBeNull();
    expect(refusedMailbox(mail, refused("553 no such user", { responseCode: 553 }))).toBeNull();
  });
});
