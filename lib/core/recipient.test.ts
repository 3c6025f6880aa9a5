import { describe, expect, test } from "vitest";
import { member } from "./decide/facts.fixture";
import { resolveRecipients, type RecipientRule } from "./recipient";

const alice = member({ userId: "alice", name: "Alice", email: "alice@example.org", role: "admin" });
const bob = member({ userId: "bob", name: "Bob", email: "Bob@example.org", role: "author" });
const members = [alice, bob];

function resolve(rules: RecipientRule[], jobOwnerId: string | null = null) {
  return resolveRecipients(rules, members, jobOwnerId).map(({ address, rule }) => [address, rule.kind]);
}

describe("resolveRecipients", () => {
  test("finds the owner of the job, a role, a person and an address", () => {
    expect(resolve([{ kind: "job_owner" }], "bob")).toEqual([["Bob@example.org", "job_owner"]]);
    expect(resolve([{ kind: "role", role: "admin" }])).toEqual([["alice@example.org", "role"]]);
    expect(resolve([{ kind: "user", user_id: "bob" }])).toEqual([["Bob@example.org", "user"]]);
    expect(resolve([{ kind: "email", email: "ops@example.org" }])).toEqual([["ops@example.org", "email"]]);
  });

  test("names everybody once, by the first rule that names them", () => {
    const rules: RecipientRule[] = [
      { kind: "job_owner" },
      { kind: "role", role: "admin" },
      { kind: "email", email: "ALICE@example.org" },
    ];

    expect(resolve(rules, "alice")).toEqual([["alice@example.org", "job_owner"]]);
  });

  test("knows the member behind an address, in any case, so that preferences count", () => {
    const [recipient] = resolveRecipients([{ kind: "email", email: "bob@EXAMPLE.org" }], members, null);

    expect(recipient).toMatchObject({ address: "bob@EXAMPLE.org", name: "Bob", member: bob });
  });

  test("a rule that matches nobody adds nobody: no owner, a job without one, a member who left", () => {
    expect(resolve([{ kind: "job_owner" }], null)).toEqual([]);
    expect(resolve([{ kind: "job_owner" }], "carol")).toEqual([]);
    expect(resolve([{ kind: "user", user_id: "carol" }])).toEqual([]);
    expect(resolve([{ kind: "role", role: "member" }])).toEqual([]);
  });
});
