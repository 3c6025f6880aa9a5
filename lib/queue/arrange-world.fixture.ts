import { SettingsDocument } from "@/lib/core/settings";
import { database, query, type Tx } from "@/lib/db/database";
import { makeChannel } from "@/lib/testing/factories/channels";
import { makeJob, makeTarget } from "@/lib/testing/factories/jobs";
import { makeOrganisation } from "@/lib/testing/factories/organisations";
import { makeUser } from "@/lib/testing/factories/people";
import { makeRun } from "@/lib/testing/factories/runs";
import { makeTemplate } from "@/lib/testing/factories/templates";
import { worldTypes, type World, type WorldMember, type WorldRule } from "./agreement.fixture";

const HOUR_MS = 3_600_000;

export interface ArrangedWorld {
  organisationId: string;
  jobs: { id: string; runId: string }[];
}

/** Stores a world, with the present in its middle. */
export async function arrangeWorld(world: World): Promise<ArrangedWorld> {
  const { prisma } = database();
  const { id: organisationId } = await makeOrganisation({ mode: world.mode, settings: settingsOf(world) });
  const people: string[] = [];
  for (const [index, member] of world.members.entries())
    people.push(await arrangeMember(organisationId, index, member));
  const target = await makeTarget(organisationId);
  const jobs = [
    await makeJob(organisationId, { key: "backup", ownerId: people[1], targetId: target.id }),
    await makeJob(organisationId, { key: "report", ownerId: people[2] }),
  ];
  await prisma.mute.createMany({
    data: world.members.flatMap(({ muteHours }, index) =>
      muteHours === null
        ? []
        : {
            organisationId,
            userId: people[index] ?? "",
            jobId: jobs[0]?.id ?? "",
            mutedUntil: muteHours === 0 ? null : inHours(muteHours),
          },
    ),
  });
  const channels = [
    await makeChannel(organisationId, { name: "#ops", kind: "slack" }),
    await makeChannel(organisationId, { name: "Pager", enabled: world.isSecondChannelOn }),
  ].map(({ id }) => id);
  const rotation = await prisma.rotation.create({
    data: {
      organisationId,
      name: "Nights",
      zone: "UTC",
      memberIds: people.slice(0, 3),
      startsOn: "2026-01-05",
    },
  });
  await arrangeTriggers(organisationId, world, { people, channels, rotationId: rotation.id });
  await prisma.silence.createMany({
    data: world.silences.map(({ from, hours, window, ...silence }) => ({
      organisationId,
      name: "Planned work",
      exceptCritical: silence.exceptCritical,
      jobIds: silence.ofJob ? [jobs[0]?.id ?? ""] : [],
      targetIds: silence.ofTarget ? [target.id] : [],
      eventTypes: silence.types,
      startsAt: inHours(from),
      endsAt: silence.isEndless ? null : inHours(from + hours),
      schedule: window ? { ...windowOf(window), zone: "Europe/Berlin" } : undefined,
    })),
  });
  const withRuns = [];
  for (const job of jobs) withRuns.push({ id: job.id, runId: (await makeRun(job)).id });
  return { organisationId, jobs: withRuns };
}

function settingsOf({ limits, settingsTriggers, jobSettings }: World): SettingsDocument {
  return SettingsDocument.parse({
    limits: limits ?? undefined,
    event_triggers: settingsTriggers ?? undefined,
    jobs: jobSettings ? { backup: jobSettings } : undefined,
  });
}

async function arrangeMember(organisationId: string, index: number, member: WorldMember): Promise<string> {
  const { prisma } = database();
  const user = await makeUser({ disabledAt: member.isDisabled ? new Date() : null });
  await prisma.membership.create({ data: { organisationId, userId: user.id, role: member.role } });
  if (member.isSuppressed)
    await prisma.suppression.create({
      data: { organisationId, address: user.email, reason: index % 2 ? "unsubscribed" : "address_refused" },
    });
  if (!member.hasPreference) return user.id;
  const [first, ...more] = member.windows.map(windowOf);
  const preference = await prisma.preference.create({
    data: {
      organisationId,
      userId: user.id,
      emailEnabled: member.mail,
      slackEnabled: member.slack,
      criticalBypass: member.criticalBypass,
      timezone: member.zone,
      quietHoursStart: first?.start,
      quietHoursEnd: first?.end,
      quietDays: first?.days,
      moreQuietWindows: more,
      frequency: member.frequency,
      digestTime: clock(member.digestHour),
      snoozedUntil: member.snoozeHours === null ? null : inHours(member.snoozeHours),
      events: member.typeOff === null ? {} : { [member.typeOff]: { email: false } },
    },
  });
  if (member.hasSlackAddress)
    await prisma.secret.create({
      data: {
        organisationId,
        ownerId: preference.id,
        field: "preferences.slack_webhook_url",
        ciphertext: "never opened here",
        last4: "here",
      },
    });
  if (member.isSlackVerified)
    await prisma.addressVerification.create({
      data: {
        organisationId,
        preferenceId: preference.id,
        kind: "slack",
        addressHash: "of the address",
        sentAt: new Date(),
        verifiedAt: new Date(),
      },
    });
  return user.id;
}

interface Nameable {
  people: readonly string[];
  channels: readonly string[];
  rotationId: string;
}

async function arrangeTriggers(organisationId: string, world: World, nameable: Nameable): Promise<void> {
  const template = await makeTemplate(organisationId);
  await database().prisma.trigger.createMany({
    data: world.triggers.flatMap((trigger, index) => {
      const eventType = worldTypes[index];
      if (!trigger || !eventType) return [];
      const { rules, ...fields } = trigger;
      return {
        organisationId,
        eventType,
        ...fields,
        variantVersionId: template.versions[0]?.id,
        recipients: rules.map((rule) => ruleOf(rule, nameable)),
      };
    }),
  });
}

function ruleOf(rule: WorldRule, { people, channels, rotationId }: Nameable) {
  switch (rule.kind) {
    case "user":
      return { kind: rule.kind, user_id: people[rule.member] ?? "" };
    case "channel":
      return { kind: rule.kind, channel_id: channels[rule.channel] ?? "" };
    case "on_call":
      return { kind: rule.kind, rotation_id: rotationId };
    default:
      return rule;
  }
}

/**
 * Lets time pass: all that happened so far is so much longer ago. What is due then has gone out when `isReleased`, and
 * otherwise waits for a worker still.
 */
export async function letPass(
  tx: Tx,
  organisationId: string,
  { pause, isReleased }: { pause: number; isReleased: boolean },
): Promise<void> {
  const params = [organisationId, pause];
  const ago = "- $2::int * interval '1 second'";
  await query(
    `UPDATE events SET created_at = created_at ${ago} WHERE organisation_id = $1::uuid`,
    params,
    tx,
  );
  await query(
    `
UPDATE notifications SET created_at = created_at ${ago}, updated_at = updated_at ${ago}, sent_at = sent_at ${ago},
  held_until = held_until ${ago}
WHERE organisation_id = $1::uuid`,
    params,
    tx,
  );
  // The window of the counts is over, or goes on.
  if (pause > 60)
    await query(`DELETE FROM message_counts WHERE organisation_id = $1::uuid`, [organisationId], tx);
  if (isReleased)
    await query(
      `
UPDATE notifications SET state = 'sent', sent_at = held_until, updated_at = held_until, reason = NULL
WHERE organisation_id = $1::uuid AND state = 'held' AND held_until <= now()`,
      [organisationId],
      tx,
    );
}

const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS);
const clock = (hour: number) => `${String(hour % 24).padStart(2, "0")}:00`;

function windowOf({ from, length, days }: { from: number; length: number; days: number[] }) {
  return { start: clock(from), end: clock(from + length), days };
}
