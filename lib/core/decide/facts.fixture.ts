import type { Member, NamedChannel, Preference } from "../recipient";
import type { Silence } from "../silence";
import type { DecisionFacts } from "./gate";

/** What a member wants who never touched the preferences. */
export function preference(over: Partial<Preference> = {}): Preference {
  return {
    channels: { email: true, slack: false, teams: false, webhook: false },
    addresses: [],
    verified: ["slack", "teams", "webhook"],
    mailAddress: null,
    events: {},
    quietHours: [],
    snoozedUntil: null,
    frequency: "immediate",
    digestTime: "08:00",
    zone: "UTC",
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
    mutes: [],
    ...over,
  };
}

/** The team's Slack channel. */
export function namedChannel(over: Partial<NamedChannel> = {}): NamedChannel {
  return { id: "019a0000-0000-7000-8000-00000000000c", kind: "slack", name: "#ops", ...over };
}

/** On all day, for everything. */
export function silence(over: Partial<Silence> = {}): Silence {
  return {
    id: "019a0000-0000-7000-8000-0000000000aa",
    name: "Move to the new data centre",
    jobIds: [],
    targetIds: [],
    eventTypes: [],
    exceptCritical: false,
    startsAt: new Date("2026-07-15T00:00:00Z"),
    endsAt: new Date("2026-07-16T00:00:00Z"),
    schedule: null,
    ...over,
  };
}

/** A failed job of Alice, at noon: she would be told by mail. */
export function facts(over: Partial<DecisionFacts> = {}): DecisionFacts {
  return {
    now: new Date("2026-07-15T12:00:00Z"),
    event: { type: "job.failed", severity: "error" },
    organisation: { mode: "on" },
    trigger: { enabled: true, occasion: "every", occasionCount: 1, cooldownSeconds: 0 },
    condition: null,
    attempt: null,
    memory: { streak: 1, toldAt: null, heldBack: 0, wasTold: null },
    toldBefore: null,
    group: null,
    isEscalation: false,
    limits: null,
    counts: new Map(),
    subject: { jobId: "job", targetId: null },
    silences: [],
    recipients: [{ kind: "job_owner" }],
    channelKinds: ["email"],
    members: [member()],
    channels: [],
    onCall: new Map(),
    rendered: new Map(),
    suppressions: new Map(),
    jobOwnerId: "alice",
    ...over,
  };
}
