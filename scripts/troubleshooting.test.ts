import { describe, expect, test } from "vitest";
import { signInError } from "@/components/auth/sign-in-error";
import { doctorStepLabels } from "@/components/smtp/doctor-words";
import { errorCodes } from "@/lib/core/errors";
import { explainReason, notificationReasons } from "@/lib/core/explain-failure";
import { failureReasons } from "@/lib/core/outcome";
import { HealthView } from "@/lib/schemas/worker";
import { describeTrial } from "@/lib/services/channels/describe-trial";
import { explainFix } from "@/lib/services/dead-letters/explain-fix";
import { codeIn, readDocument, sectionOf, tableRowsOf } from "./markdown.fixture";

const guide = readDocument("docs/troubleshooting.md");

/** The first cells of a section's tables. */
function namedIn(heading: string): string[] {
  return tableRowsOf(sectionOf(guide, heading)).flatMap(([name = ""]) => codeIn(name));
}

describe("docs/troubleshooting.md", () => {
  test.each(notificationReasons)("explains %s under the words that the product has for it", (reason) => {
    expect(sectionOf(guide, explainReason(reason) ?? "")).toMatch(new RegExp(`^\\n*\`${reason}\`\\. \\S`));
  });

  test.each(failureReasons)("says what a test and the dead letters say to do about %s", (reason) => {
    const section = sectionOf(guide, explainReason(reason) ?? "");
    const failed = { status: "failed", failure: "transient", reason, detail: "" } as const;
    const place = { reason, channelKind: "email", channelId: null, templateId: null } as const;

    expect(section).toContain(`_A test says:_ ${describeTrial("slack", failed, "").fix}`);
    expect(section).toContain(`_Dead letters say:_ ${explainFix(place).text}`);
  });

  test("has a row for each step of the check of a mail server", () => {
    const steps = tableRowsOf(sectionOf(guide, "The check of a mail server")).map(([step]) => step);
    expect(steps.slice(1)).toEqual(Object.values(doctorStepLabels));
  });

  test("has a row for each check of health", () => {
    expect(namedIn("Health")).toEqual(HealthView.shape.checks.element.shape.name.options);
  });

  test("has a row for each thing that the sign-in page says", () => {
    const names = [...readDocument("components/auth/sign-in-error.ts").matchAll(/^ {2}(\w+):/gm)];
    const said = new Set(names.map(([, name]) => signInError(name)));
    expect(
      tableRowsOf(sectionOf(guide, "Signing in"))
        .slice(1)
        .map(([words]) => words),
    ).toEqual([...said]);
  });

  test("has a row for each error of the API", () => {
    expect(namedIn("Errors of the API")).toEqual([...errorCodes, "internal"]);
  });
});
