import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { levelOfSecret, levelsInForce, mergeSettings } from "./merge-settings";
import type { SettingsDocument } from "./settings";

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const addresses = fc.array(fc.constantFrom("a@example.org", "b@example.org"), { maxLength: 2 });
const trigger = fc.record({
  event: fc.constantFrom("pipeline_failure", "job.lost"),
  cooldown_seconds: maybe(fc.constantFrom(0, 60)),
});
const triggers = fc.uniqueArray(trigger, { selector: ({ event }) => event, maxLength: 2 });
const documents = fc
  .record({
    enabled: maybe(fc.boolean()),
    default_provider: maybe(fc.constantFrom("email" as const, "both" as const)),
    email: maybe(fc.record({ smtp_host: maybe(fc.constantFrom("a", "b")), to_emails: maybe(addresses) })),
    limits: maybe(fc.record({ person: maybe(fc.constantFrom(null, 1, 2)) })),
    event_triggers: maybe(triggers),
    jobs: maybe(
      fc.dictionary(fc.constantFrom("nightly", "weekly"), fc.record({ enabled: maybe(fc.boolean()) })),
    ),
  })
  // What was parsed has no keys without a value.
  .map((document) => JSON.parse(JSON.stringify(document)) as SettingsDocument);

describe("mergeSettings", () => {
  it("changes nothing where either document is empty", () => {
    fc.assert(
      fc.property(documents, (document) => {
        expect(mergeSettings(document, {})).toEqual(document);
        expect(mergeSettings({}, document)).toEqual(document);
        expect(mergeSettings(document, document)).toEqual(document);
      }),
    );
  });

  it("gives the same for three levels, whichever two are merged first", () => {
    fc.assert(
      fc.property(documents, documents, documents, (a, b, c) => {
        expect(mergeSettings(mergeSettings(a, b), c)).toEqual(mergeSettings(a, mergeSettings(b, c)));
      }),
    );
  });

  it("takes each value from the upper document that has it, and lists whole", () => {
    fc.assert(
      fc.property(documents, documents, (lower, upper) => {
        const merged = mergeSettings(lower, upper);

        expect(merged.enabled).toEqual(upper.enabled ?? lower.enabled);
        expect(merged.event_triggers).toEqual(upper.event_triggers ?? lower.event_triggers);
        expect(merged.email?.to_emails).toEqual(upper.email?.to_emails ?? lower.email?.to_emails);
        expect(merged.email?.smtp_host).toEqual(upper.email?.smtp_host ?? lower.email?.smtp_host);
        for (const key of ["nightly", "weekly"])
          expect(merged.jobs?.[key]?.enabled).toEqual(
            upper.jobs?.[key]?.enabled ?? lower.jobs?.[key]?.enabled,
          );
      }),
    );
  });

  it("changes neither document", () => {
    fc.assert(
      fc.property(documents, documents, (lower, upper) => {
        const before = JSON.stringify([lower, upper]);

        mergeSettings(lower, upper);

        expect(JSON.stringify([lower, upper])).toBe(before);
      }),
    );
  });

  it("lets null take root's limit away", () => {
    expect(mergeSettings({ limits: { person: 5 } }, { limits: { person: null } })).toEqual({
      limits: { person: null },
    });
  });
});

describe("levelsInForce", () => {
  const root: SettingsDocument = { email: { smtp_host: "root.example.org" } };
  const own: SettingsDocument = { email: { to_emails: ["ops@example.org"] } };

  test.each([
    ["inherits", "inherit", {}, { email: { ...root.email, ...own.email } }, true],
    ["overrides", "override", {}, own, true],
    ["is off", "off", {}, { email: { ...root.email, ...own.email } }, false],
    ["inherits and is not enabled itself", "inherit", { enabled: false }, root, true],
    ["overrides and is not enabled", "override", { enabled: false }, { ...own, enabled: false }, false],
  ] as const)("when the organisation %s", (_, mode, fields, document, isOn) => {
    expect(levelsInForce({ mode, own: { ...own, ...fields }, root })).toMatchObject({ document, isOn });
  });

  test.each([
    ["nobody says anything", undefined, undefined, true],
    ["root is not enabled", undefined, false, false],
    ["root is not, and the organisation is", true, false, true],
    ["neither is", false, false, false],
    ["only the organisation is not", false, true, true],
  ] as const)("when %s", (_, own, root, isOn) => {
    const levels = { mode: "inherit" as const, own: { enabled: own }, root: { enabled: root } };
    expect(levelsInForce(JSON.parse(JSON.stringify(levels)) as typeof levels).isOn).toBe(isOn);
  });
});

describe("levelOfSecret", () => {
  const root: SettingsDocument = { email: { smtp_host: "smtp.example.org", smtp_port: 587 } };
  const both = { own: true, root: true };
  const password = (own: SettingsDocument, has = { own: false, root: true }, mode = "inherit" as const) =>
    levelOfSecret("email.smtp_password", levelsInForce({ mode, own, root }), has);

  it("is the organisation's own before root's", () => {
    expect(password({}, both)).toEqual({ level: "organisation", isWithheld: false });
    expect(password({}, { own: false, root: false })).toEqual({ level: null, isWithheld: false });
  });

  it("is root's where mail goes to root's server, whatever else the organisation sets", () => {
    expect(password({ email: { to_emails: ["a@example.org"], from_name: "Acme" } }).level).toBe("root");
    expect(password({ email: { smtp_host: "SMTP.example.org" } }).level).toBe("root");
  });

  test.each([
    [{ smtp_host: "smtp.evil.example" }],
    [{ smtp_port: 2525 }],
    [{ smtp_use_tls: false }],
    [{ smtp_use_ssl: true }],
  ])("is not root's where the organisation sends it elsewhere or less safely: %j", (email) => {
    expect(password({ email })).toEqual({ level: null, isWithheld: true });
  });

  it("is not the organisation's while its document is out of force", () => {
    expect(password({ enabled: false, email: { smtp_host: "other" } }, both)).toEqual({
      level: "root",
      isWithheld: false,
    });
  });

  it("is never root's for an organisation that overrides", () => {
    const levels = levelsInForce({ mode: "override", own: {}, root });
    expect(levelOfSecret("slack.webhook_url", levels, { own: false, root: true }).level).toBeNull();
  });
});
