import { describe, expect, test } from "vitest";
import { subjectHref } from "./subject-href";

describe("where a thing of the audit trail is today", () => {
  test.each([
    ["silence.update", "s1", "/silences/s1"],
    ["silence.delete", "s1", null],
    ["trigger.delete", "job.failed", "/rules/job.failed"],
    ["escalation_policy.create", "p1", "/escalations/policies/p1"],
    ["settings.import", "o1", "/settings/general"],
    ["member.remove", "u1", "/settings/members"],
    ["invitation.renew", "i1", "/settings/members"],
    ["notification.cancel", null, null],
    ["session.create", "u1", null],
    ["constructor.update", "x", null],
  ])("%s of %s is at %s", (action, subject_id, href) => {
    expect(subjectHref({ action, subject_id })).toBe(href);
  });
});
