import { describe, expect, test } from "vitest";
import { recipientChip, recipientChoices, recipientsIn, withoutDoubles } from "./recipient-chips";

const members = [{ name: "Ada Lovelace", email: "ada@example.org" }];
const mail = { members, membersOnly: null };
const slack = { members, membersOnly: "Slack" };

describe("whom a step names", () => {
  test.each([
    ["{{job.created_by.email}}", "Owner of the job", "By what they are", null],
    ["{{ user.email }}", "Whoever starts the run", "By what they are", null],
    ["ADA@example.org", "Ada Lovelace", "Members", null],
    ["ops@example.com", "ops@example.com", "Addresses", null],
    ["{{ vars.on_call }}", "{{ vars.on_call }}", "Templates", null],
    ["ops@", "ops@", "Addresses", "“ops@” is no e-mail address."],
    [
      "{{ vars. }}",
      "{{ vars. }}",
      "Templates",
      expect.stringMatching(/^“\{\{ vars\. \}\}” cannot be read: /) as string,
    ],
  ])("%s is shown as %s", (value, label, group, problem) => {
    expect(recipientChip(value, mail)).toMatchObject({ value, label, group, problem });
  });

  test("must be a member where only members have an address", () => {
    expect(recipientChip("ops@example.com", slack).problem).toBe(
      "ops@example.com belongs to no member, so there is no Slack address.",
    );
    expect(recipientChip("ada@example.org", slack).problem).toBeNull();
    expect(recipientChip("nobody", slack).problem).toBe("“nobody” is no e-mail address.");
  });

  test("are chosen by what they are, and by name", () => {
    expect(recipientChoices(mail).map(({ value, label }) => [value, label])).toEqual([
      ["{{job.created_by.email}}", "Owner of the job"],
      ["{{user.email}}", "Whoever starts the run"],
      ["ada@example.org", "Ada Lovelace"],
    ]);
  });

  test("are read from what is typed or pasted", () => {
    expect(recipientsIn(" a@x.org, b@x.org;c@x.org\nd@x.org ")).toEqual([
      "a@x.org",
      "b@x.org",
      "c@x.org",
      "d@x.org",
    ]);
    expect(recipientsIn("Ada Lovelace <ada@x.org>, Bob, the <bob@x.org>")).toEqual([
      "ada@x.org",
      "bob@x.org",
    ]);
    expect(recipientsIn("{{ job.created_by.email }}")).toEqual(["{{job.created_by.email}}"]);
    expect(recipientsIn("{{ vars.a or vars.b }}")).toEqual(["{{ vars.a or vars.b }}"]);
    expect(recipientsIn("  ")).toEqual([]);
  });

  test("are named once each, as they were first", () => {
    expect(withoutDoubles(["a@x.org", "{{ user.email }}", "A@x.org", "{{user.email}}", "b@x.org"])).toEqual([
      "a@x.org",
      "{{ user.email }}",
      "b@x.org",
    ]);
  });
});
