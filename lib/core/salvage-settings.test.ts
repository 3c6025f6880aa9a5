import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { salvageSettings } from "./salvage-settings";
import { SettingsDocument } from "./settings";

describe("salvageSettings", () => {
  it("keeps a good document as it is", () => {
    const document = { enabled: true, email: { to_emails: ["a@example.org"] }, jobs: { nightly: {} } };

    expect(salvageSettings(document)).toEqual({ document, leftOut: [] });
  });

  it("leaves out what is wrong or unknown, and nothing beside it", () => {
    const { document, leftOut } = salvageSettings({
      enabled: "yes",
      colour: "red",
      email: {
        smtp_port: "587",
        smtp_host: "smtp.example.org",
        to_emails: ["x", "a@example.org", "y"],
        tls: 1,
      },
      event_triggers: [
        { event: "pipeline_failure", severity: "loud", cooldown_seconds: 5 },
        { enabled: true },
        { event: "job.lost" },
      ],
      jobs: { "no key!": { enabled: false }, nightly: { enabled: false } },
    });

    expect(document).toEqual({
      email: { smtp_host: "smtp.example.org", to_emails: ["a@example.org"] },
      event_triggers: [{ event: "pipeline_failure", cooldown_seconds: 5 }, { event: "job.lost" }],
      jobs: { nightly: { enabled: false } },
    });
    expect(leftOut.filter(({ why }) => why === "unknown").map(({ path }) => path)).toEqual([
      "email.tls",
      "colour",
    ]);
    expect(leftOut.map(({ path }) => path)).toEqual(
      expect.arrayContaining(["enabled", "email.smtp_port", "email.to_emails.0", "email.to_emails.2"]),
    );
  });

  test.each([[null], [[]], ["text"], [5]])("makes nothing of %j", (value) => {
    expect(salvageSettings(value)).toMatchObject({ document: {}, leftOut: [{ path: "" }] });
  });

  it("gives a document whatever it is given, and says when it is not all of it", () => {
    const keys = fc.constantFrom("enabled", "email", "slack", "event_triggers", "jobs", "limits", "other");
    const things = fc.dictionary(keys, fc.jsonValue({ maxDepth: 3 }));
    fc.assert(
      fc.property(things, (value) => {
        const { document, leftOut } = salvageSettings(value);

        expect(SettingsDocument.parse(document)).toEqual(document);
        if (leftOut.length === 0) expect(document).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it("refuses the same event twice, by whatever names", () => {
    const entries = [{ event: "pipeline_failure" }, { event: "job.failed" }];

    expect(SettingsDocument.safeParse({ event_triggers: entries }).success).toBe(false);
    expect(salvageSettings({ event_triggers: entries }).document.event_triggers).toEqual([entries[0]]);
  });
});
