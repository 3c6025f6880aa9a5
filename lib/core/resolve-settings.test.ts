import { describe, expect, it, test } from "vitest";
import { faultOfReferences, resolveSettings, type ReferencedVariable } from "./resolve-settings";

const variables = new Map<string, ReferencedVariable>([
  ["SMTP_USERNAME", { isSecret: false, value: "mailer" }],
  ["ORG_ADMIN_EMAIL", { isSecret: false, value: "admin@example.org" }],
  ["ENVIRONMENT", { isSecret: false, value: "no address" }],
  ["DEFAULT_ADMIN_EMAIL", { isSecret: false, value: null }],
  ["SMTP_PASSWORD", { isSecret: true, value: "set" }],
]);
const resolve = (document: Parameters<typeof resolveSettings>[0]) => resolveSettings(document, variables);

describe("resolveSettings", () => {
  it("fills in references wherever they stand in a text", () => {
    const email = { smtp_username: "${SMTP_USERNAME}", from_name: "Runbell (${SMTP_USERNAME})" };

    expect(resolve({ email: { ...email, to_emails: ["${ORG_ADMIN_EMAIL}", "b@example.org"] } })).toEqual({
      document: {
        email: {
          smtp_username: "mailer",
          from_name: "Runbell (mailer)",
          to_emails: ["admin@example.org", "b@example.org"],
        },
      },
      problems: [],
    });
  });

  it("leaves out what is unknown, not set or secret, and only that, and says why", () => {
    const { document, problems } = resolve({
      email: {
        smtp_host: "smtp.example.org",
        from_name: "${HOME}",
        subject_prefix: "${SMTP_PASSWORD}",
        to_emails: ["${DEFAULT_ADMIN_EMAIL}", "b@example.org"],
      },
    });

    expect(document).toEqual({ email: { smtp_host: "smtp.example.org", to_emails: ["b@example.org"] } });
    expect(problems.map(({ path, why }) => [path, why])).toEqual([
      ["email.from_name", "unknown"],
      ["email.subject_prefix", "secret"],
      ["email.to_emails.0", "unset"],
    ]);
    expect(problems[2]?.detail).toBe("refers to ${DEFAULT_ADMIN_EMAIL}, which is not set in the environment");
  });

  it("leaves out what is no value of its field once it is filled in, without telling the value", () => {
    const { document, problems } = resolve({ email: { from_email: "${ENVIRONMENT}", smtp_port: 25 } });

    expect(document).toEqual({ email: { smtp_port: 25 } });
    expect(problems).toMatchObject([{ path: "email.from_email", why: "unfit" }]);
    expect(JSON.stringify(problems)).not.toContain("no address");
  });
});

test.each([
  ["no reference", null],
  ["$SMTP_PASSWORD and {SMTP_PASSWORD}", null],
  ["${SMTP_PASSWORD}", null],
  ["${smtp_password}", "unknown"],
  ["${DEFAULT_ADMIN_EMAIL}", "unset"],
] as const)("the secret %s: %s", (text, why) => {
  expect(faultOfReferences(text, variables, true)?.why ?? null).toBe(why);
});
