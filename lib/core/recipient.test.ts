import { describe, expect, test } from "vitest";
import { member } from "./decide/facts.fixture";
import { resolveRecipients, type NamedChannel, type RecipientRule } from "./recipient";

const alice = member({ userId: "alice", name: "Alice", email: "alice@example.org", role: "admin" });
const bob = member({ userId: "bob", name: "Bob", email: "Bob@example.org", role: "author" });
const members = [alice, bob];
const ops: NamedChannel = { id: "019a0000-0000-7000-8000-00000000000c", kind: "slack", name: "#ops" };
const directory = {
  members,
  channels: [ops],
  jobOwnerId: null,
  onCall: new Map(),
  rendered: new Map(),
};

function resolve(rules: RecipientRule[], jobOwnerId: string | null = null) {
  return resolveRecipients(rules, { ...directory, jobOwnerId }).map(({ address, rule }) => [
    address,
    rule.kind,
  ]);
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
    const [recipient] = resolveRecipients([{ kind: "email", email: "bob@EXAMPLE.org" }], directory);

    expect(recipient).toMatchObject({ address: "bob@EXAMPLE.org", name: "Bob", member: bob });
  });

  test("a channel is told itself: there is no person", () => {
    const rule = { kind: "channel" as const, channel_id: ops.id };

    expect(resolveRecipients([rule, rule], directory)).toEqual([
      { address: "#ops", name: null, member: null, channel: ops, rule },
    ]);
  });

  test("two channels of one name are two, and a channel named like an address is no address", () => {
    const twin: NamedChannel = { id: "019a0000-0000-7000-8000-00000000000d", kind: "teams", name: "#ops" };
    const named: NamedChannel = { ...ops, name: "alice@example.org" };
    const rules: RecipientRule[] = [
      { kind: "channel", channel_id: named.id },
      { kind: "channel", channel_id: twin.id },
      { kind: "email", email: "alice@example.org" },
    ];

    const found = resolveRecipients(rules, { ...directory, channels: [named, twin] });
    expect(found.map(({ address, channel }) => [address, channel?.kind ?? null])).toEqual([
      ["alice@example.org", "slack"],
      ["#ops", "teams"],
      ["alice@example.org", null],
    ]);
  });

  test("a rule that matches nobody adds nobody: no owner, a job without one, a member who left, a channel that is off", () => {
    expect(resolve([{ kind: "job_owner" }], null)).toEqual([]);
    expect(resolve([{ kind: "job_owner" }], "carol")).toEqual([]);
    expect(resolve([{ kind: "user", user_id: "carol" }])).toEqual([]);
    expect(resolve([{ kind: "role", role: "member" }])).toEqual([]);
    expect(resolve([{ kind: "channel", channel_id: "019a0000-0000-7000-8000-00000000000e" }])).toEqual([]);
  });
});
