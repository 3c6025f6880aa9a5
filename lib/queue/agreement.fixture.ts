import fc from "fast-check";
import { roles } from "@/lib/core/actor";
import { eventTypes, severities, type EventType, type Severity } from "@/lib/core/event";
import { groupFields } from "@/lib/core/group";
import { occasions } from "@/lib/core/trigger";

/** Few, so that they meet each other often. */
export const worldTypes = [
  "job.failed",
  "job.recovered",
  "job.completed",
  "job.lost",
  "system.error",
] as const satisfies readonly EventType[];

const zones = ["UTC", "Europe/Berlin", "Asia/Kolkata", "America/St_Johns"];
const often = (share: number) => fc.integer({ min: 1, max: 100 }).map((number) => number <= share);
const hours = (from: number, to: number) => fc.integer({ min: from, max: to });
const days = fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 2 });
const windows = fc.record({ from: hours(0, 23), length: hours(1, 23), days });

const members = fc.record({
  role: fc.constantFrom(...roles),
  isDisabled: often(5),
  hasPreference: often(80),
  mail: often(85),
  slack: often(40),
  hasSlackAddress: often(70),
  isSlackVerified: often(70),
  criticalBypass: fc.boolean(),
  zone: fc.constantFrom(...zones),
  windows: fc.array(windows, { maxLength: 3 }),
  frequency: fc.constantFrom("immediate", "immediate", "immediate", "hourly", "daily"),
  digestHour: hours(0, 23),
  snoozeHours: fc.constantFrom(null, null, null, -1, 3),
  typeOff: fc.option(fc.constantFrom(...worldTypes), { freq: 4 }),
  /** Of the first job: hours until it ends; 0: for good. */
  muteHours: fc.constantFrom(null, null, null, 0, -1, 30),
  isSuppressed: often(10),
});

/** By place in the world: of the members, the channels, the rotations. */
const rules = fc.oneof(
  fc.constant({ kind: "job_owner" as const }),
  fc.constantFrom(...roles).map((role) => ({ kind: "role" as const, role })),
  hours(0, 3).map((member) => ({ kind: "user" as const, member })),
  fc.constantFrom("ops@example.org", "ALICE").map((email) => ({ kind: "email" as const, email })),
  hours(0, 1).map((channel) => ({ kind: "channel" as const, channel })),
  fc.constant({ kind: "on_call" as const }),
  fc.constantFrom("{{ job.key }}@example.org", "{{ job.nothing }}", "{{ broken").map((source) => {
    return { kind: "template" as const, source };
  }),
);

const triggers = fc.record({
  enabled: often(92),
  severity: fc.constantFrom(null, null, ...severities),
  occasion: fc.constantFrom("every", "every", ...occasions),
  occasionCount: hours(1, 3),
  cooldownSeconds: fc.constantFrom(0, 0, 600, 7200),
  channelKinds: fc.subarray(["email", "slack", "inbox"], { minLength: 1 }),
  rules: fc
    .tuple(fc.constantFrom(...roles), fc.array(rules, { maxLength: 3 }))
    .map(([role, others]) => [...others, { kind: "role" as const, role }]),
  condition: fc.option(
    fc.constantFrom("event.severity != 'warning'", "job.key == 'backup'", "job.owner.email is broken("),
    { freq: 2 },
  ),
  groupBy: often(50).chain((groups) => fc.subarray(groups ? [...groupFields] : [])),
  groupWaitSeconds: fc.constantFrom(0, 30, 600),
  groupIntervalSeconds: fc.constantFrom(0, 300, 7200),
  variantPercent: fc.constantFrom(0, 0, 50),
});

const silences = fc.record({
  from: hours(-48, 3),
  hours: hours(1, 72),
  isEndless: often(10),
  exceptCritical: fc.boolean(),
  ofJob: often(30),
  ofTarget: often(20),
  types: often(30).chain((some) => fc.subarray(some ? [...worldTypes] : [])),
  window: fc.option(windows),
});

/** What the organisation's settings say of event types, and of the first job. */
const settingsTriggers = fc.uniqueArray(
  fc.record(
    {
      event: fc.constantFrom(...worldTypes),
      enabled: often(80),
      severity: fc.constantFrom(...severities),
      cooldown_seconds: fc.constantFrom(0, 600),
    },
    { requiredKeys: ["event"] },
  ),
  { selector: ({ event }) => event, maxLength: 2 },
);

const limits = fc.record({
  window_minutes: fc.constantFrom(1, 10, 60),
  person: fc.constantFrom(null, 1, 1, 3),
  channel: fc.constantFrom(null, 1),
  organisation: fc.constantFrom(null, 3, 20),
});

const events = fc.record({
  type: fc.oneof(
    { weight: 3, arbitrary: fc.constant("job.failed" as const) },
    { weight: 5, arbitrary: fc.constantFrom(...worldTypes) },
    { weight: 1, arbitrary: fc.constantFrom(...eventTypes) },
  ),
  severity: fc.constantFrom<(Severity | undefined)[]>(undefined, undefined, ...severities),
  job: fc.constantFrom(0, 0, 1, null),
  /** It is about the job's one run: the same of it is told once. */
  isOfRun: often(5),
  /** What passes before it, in seconds. Never nothing: instants are kept in milliseconds. */
  pause: fc.constantFrom(1, 1, 1, 5, 5, 60, 60, 400, 1800, 7300, 90_000),
  /** What is due by then has gone out. */
  isReleased: fc.boolean(),
});

/** An organisation with its people, rules and times, and what happens in it one after the other. */
export const worlds = fc.record({
  mode: fc.constantFrom(
    "inherit",
    "inherit",
    "inherit",
    "inherit",
    "override",
    "override",
    "override",
    "off",
  ),
  members: fc.array(members, { minLength: 4, maxLength: 4 }),
  isSecondChannelOn: often(80),
  /** In the order of `worldTypes`. */
  triggers: fc.array(fc.option(triggers, { freq: 6 }), {
    minLength: worldTypes.length,
    maxLength: worldTypes.length,
  }),
  silences: fc.array(silences, { maxLength: 1 }),
  limits: fc.option(limits, { freq: 2 }),
  settingsTriggers: fc.option(settingsTriggers, { freq: 3 }),
  jobSettings: fc.option(fc.record({ enabled: often(80), event_triggers: settingsTriggers }), { freq: 2 }),
  events: fc.array(events, { minLength: 25, maxLength: 25 }),
});
/**
 * The same without what a replay of the past cannot know: of hours, silences and turns on call it knows when they are,
 * and these worlds move what happened to another time; limits, groups across types and what settings say of one job it
 * leaves out.
 */
export const timelessWorlds = worlds.map((world): World => ({
  ...world,
  members: world.members.map((member) => ({
    ...member,
    windows: [],
    snoozeHours: null,
    muteHours: member.muteHours === null ? null : 0,
  })),
  triggers: world.triggers.map(
    (trigger) =>
      trigger && {
        ...trigger,
        rules: trigger.rules.filter(({ kind }) => kind !== "on_call"),
        groupBy: trigger.groupBy.includes("event_type") ? trigger.groupBy : [],
      },
  ),
  silences: [],
  limits: null,
  jobSettings: null,
  events: world.events.map((event) => ({ ...event, isReleased: true })),
}));

type ValueOf<Arbitrary> = Arbitrary extends fc.Arbitrary<infer Value> ? Value : never;
export type World = ValueOf<typeof worlds>;
export type WorldEvent = ValueOf<typeof events>;
export type WorldRule = ValueOf<typeof rules>;
export type WorldMember = ValueOf<typeof members>;
