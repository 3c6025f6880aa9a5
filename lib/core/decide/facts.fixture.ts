import type { Member, NamedChannel, Preference } from "../recipient";
import type { DecisionFacts } from "./gate";

/** What a member wants who never touched the preferences. */
export function preference(over: Partial<Preference> = {}): Preference {
  return {
    channels: { email: true, slack: false, teams: false, webhook: false },
    addresses: [],
    events: {},
    quietHours: null,
    criticalBypass: true,
    ...over,
  };
}

export function member(over: Partial<Member> = {}): Member {
  return {
    userId: "alice",
    name: "Alice",
    email: "alice@example.org",
    role: "admin",
    preference: preference(),
    ...over,
  };
}

/** The team's Slack channel. */
export function namedChannel(over: Partial<NamedChannel> = {}): NamedChannel {
  return { id: "019a0000-0000-7000-8000-00000000000c", kind: "slack", name: "#ops", ...over };
}

/** A failed job of Alice, at noon: she would be told by mail. */
export function facts(over: Partial<DecisionFacts> = {}): DecisionFacts {
  return {
    now: new Date("2026-07-15T12:00:00Z"),
    event: { type: "job.failed", severity: "error" },
    organisation: { mode: "on" },
    trigger: { enabled: true },
    recipients: [{ kind: "job_owner" }],
    channelKinds: ["email"],
    members: [member()],
    channels: [],
    suppressions: new Map(),
    jobOwnerId: "alice",
    ...over,
  };
}
