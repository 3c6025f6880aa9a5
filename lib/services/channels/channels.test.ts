import "../instance.fixture";
import { beforeEach, describe, expect, test } from "vitest";
import { channelRegistry } from "@/lib/channels/registry";
import { configuredKinds } from "@/lib/core/channel-kind";
import { database } from "@/lib/db/database";
import { instanceRing } from "@/lib/db/secrets";
import { loadChannel } from "@/lib/db/channel-config";
import { Secret } from "@/lib/secrets";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeNotification } from "@/lib/testing/factories/notifications";
import { makePeople } from "../people.fixture";
import { canary, closeLane, everythingStored, laneOfView, makeWebhook, webhookUrl } from "./channels.fixture";
import { createChannel } from "./create-channel";
import { deleteChannel } from "./delete-channel";
import { getChannel } from "./get-channel";
import { listChannelKinds } from "./list-channel-kinds";
import { listChannels } from "./list-channels";
import { resumeChannel } from "./resume-channel";
import { updateChannel } from "./update-channel";

test("every kind that can be set up has a form with its secrets marked", () => {
  const { data } = listChannelKinds();

  expect(data.map(({ kind }) => kind)).toEqual([...configuredKinds]);
  for (const { fields } of data) expect(fields.some(({ input }) => input === "secret")).toBe(true);
});

describeWithDatabase("an organisation's channels", (db) => {
  let people: Awaited<ReturnType<typeof makePeople>>;
  beforeEach(async () => {
    await truncateAll(db());
    people = await makePeople();
  });

  const update = (id: string, input: Parameters<typeof updateChannel>[0]["input"]) =>
    updateChannel({ actor: people.alice, id, input });
  const list = async () => (await listChannels({ actor: people.bob })).data;
  const audits = () => database().prisma.auditEntry.findMany({ orderBy: { id: "asc" } });
  const secretsOf = async ({ id, kind }: { id: string; kind: "webhook" }) => {
    const address = { organisationId: people.acme, kind, channelId: id, userId: null };
    const { config } = await loadChannel(address, await instanceRing());
    const entries = Object.entries(config).filter(([, value]) => value instanceof Secret);
    return Object.fromEntries(entries.map(([name, value]) => [name, (value as Secret).reveal()]));
  };

  test("are shown as they are set, by name", async () => {
    await makeWebhook(people.alice, { name: "b", event_types: ["job.lost", "job.started"] });
    const made = await makeWebhook(people.alice, { name: "a", enabled: false, fallback_for: ["job.failed"] });

    const [first, second] = await list();
    expect(first).toEqual(made);
    expect(first).toMatchObject({
      kind: "webhook",
      name: "a",
      enabled: false,
      config: { method: "POST", format: "runbell" },
      secrets: {
        url: { configured: true, last4: "-url" },
        headers: { configured: true },
        signing_secret: { configured: false, last4: null, updated_at: null },
      },
      problem: null,
      event_types: [],
      fallback_for: ["job.failed"],
      health: { state: "unused", failures_in_row: 0, closed_until: null },
      waiting: 0,
    });
    expect(first?.describes).toContain("hooks.example.org");
    expect(second).toMatchObject({ name: "b", event_types: ["job.started", "job.lost"] });
  });

  test("count what waits for each of them", async () => {
    const made = await Promise.all(["a", "b", "c"].map((name) => makeWebhook(people.alice, { name })));
    await makeNotification(people.acme, {
      channelKind: "webhook",
      channelId: made[1]?.id,
      lane: laneOfView(people.acme, made[1] ?? { kind: "webhook", id: "" }),
    });

    expect((await list()).map(({ waiting }) => waiting)).toEqual([0, 1, 0]);
  });

  test("never show a secret, nor write one down", async () => {
    const made = await makeWebhook(people.alice);
    const changed = await update(made.id, { config: { signing_secret: null, expect_body_contains: "ok" } });
    await deleteChannel({ actor: people.alice, id: made.id });

    expect(await everythingStored(made, changed, await list())).not.toContain("canary");
    expect(await database().prisma.secret.count()).toBe(0);
  });

  test("keep, replace and remove secrets, and drop them where messages go elsewhere", async () => {
    const made = await makeWebhook(people.alice);
    const kept = await update(made.id, { config: { method: "PUT", url: "", headers: webhookHeader("new") } });
    expect(kept.config).toMatchObject({ method: "PUT" });
    expect(await secretsOf({ ...made, kind: "webhook" })).toEqual({
      url: webhookUrl(),
      headers: webhookHeader("new"),
    });

    await update(made.id, { config: { url: webhookUrl("elsewhere.example.net") } });
    expect(await secretsOf({ ...made, kind: "webhook" })).toEqual({
      url: webhookUrl("elsewhere.example.net"),
    });
    expect((await audits()).at(-1)).toMatchObject({
      action: "channel.update",
      actorLabel: "Alice",
      after: { secrets: { url: "changed", headers: "dropped, as messages go elsewhere" } },
    });
  });

  test("refuse a configuration that cannot work, with the field", async () => {
    const wrong = makeWebhook(people.alice, { config: { url: "nonsense", method: "GET", colour: "red" } });
    await expect(wrong).rejects.toMatchObject({ issues: [{ pointer: "/config/colour" }] });
    const input = { config: { url: "nonsense", method: "GET" } };
    await expect(makeWebhook(people.alice, input)).rejects.toMatchObject({
      code: "invalid_input",
      issues: [{ pointer: "/config/url" }, { pointer: "/config/method" }],
    });
    const { id } = await makeWebhook(people.alice);
    await expect(update(id, { config: { url: null } })).rejects.toMatchObject({
      issues: [{ pointer: "/config/url", detail: "is missing" }],
    });
    expect(await database().prisma.channel.count()).toBe(1);
  });

  test("that are broken can be renamed and switched off, but not on", async () => {
    const { id } = await makeWebhook(people.alice);
    await database().prisma.channel.update({ where: { id }, data: { config: { method: "GET" } } });

    expect(await update(id, { name: "Broken", enabled: false })).toMatchObject({
      name: "Broken",
      enabled: false,
      describes: null,
      problem: "Method must be one of POST, PUT, PATCH.",
    });
    await expect(update(id, { enabled: true })).rejects.toMatchObject({
      issues: [{ pointer: "/config/method" }],
    });
  });

  test("say when a stored secret cannot be read", async () => {
    const { id } = await makeWebhook(people.alice);
    const row = await database().prisma.secret.findFirstOrThrow({ where: { field: "channels.url" } });
    await database().prisma.secret.update({ where: { id: row.id }, data: { ciphertext: "v1.none" } });

    const view = await getChannel({ actor: people.bob, id });
    expect(view).toMatchObject({
      describes: null,
      problem: expect.stringMatching(/cannot be read/) as string,
    });
    expect(await update(id, { config: { url: webhookUrl() } })).toMatchObject({ problem: null });
  });

  test("have names of their own", async () => {
    await makeWebhook(people.alice, { name: "a" });
    const { id } = await makeWebhook(people.alice, { name: "b" });
    const taken = { code: "conflict", issues: [{ pointer: "/name", detail: "is taken" }] };

    await expect(makeWebhook(people.alice, { name: "a" })).rejects.toMatchObject(taken);
    await expect(update(id, { name: "a" })).rejects.toMatchObject(taken);
    expect(await update(id, { name: "b" })).toMatchObject({ name: "b" });
    expect(await makeWebhook(people.charlie, { name: "a" })).toMatchObject({ name: "a" });
  });

  test("have one at most that tells about the others, also in a race", async () => {
    const made = await Promise.all(["a", "b", "c"].map((name) => makeWebhook(people.alice, { name })));
    await makeWebhook(people.charlie, { is_fallback: true });
    await Promise.all(made.map(({ id }) => update(id, { is_fallback: true })));

    const marked = (await list()).filter(({ is_fallback }) => is_fallback);
    expect(marked).toHaveLength(1);
    expect(await makeWebhook(people.alice, { name: "d", is_fallback: true })).toMatchObject({
      is_fallback: true,
    });
    expect((await list()).filter(({ is_fallback }) => is_fallback).map(({ name }) => name)).toEqual(["d"]);
    expect((await audits()).at(-1)).toMatchObject({ after: { fallback_taken_from: marked[0]?.id } });
    expect(await database().prisma.channel.count({ where: { isFallback: true } })).toBe(2);
  });

  test("are told of the event types that they are given, and forget those that are left out", async () => {
    const { id } = await makeWebhook(people.alice, {
      event_types: ["job.failed"],
      fallback_for: ["job.lost"],
    });

    expect(await update(id, { name: "other" })).toMatchObject({
      event_types: ["job.failed"],
      fallback_for: ["job.lost"],
    });
    expect(await update(id, { event_types: [] })).toMatchObject({
      event_types: [],
      fallback_for: ["job.lost"],
    });
  });

  describe("that are closed", () => {
    const closed = async (fields: object = {}) => {
      const channel = await makeWebhook(people.alice, fields);
      const lane = laneOfView(people.acme, channel);
      await closeLane(people.acme, lane);
      const later = new Date(Date.now() + 3_600_000);
      const waiting = { channelKind: "webhook", channelId: channel.id, lane, state: "retrying" };
      await makeNotification(people.acme, { ...waiting, reason: "unauthorized", nextAttemptAt: later });
      return { ...channel, lane };
    };

    test("say since when, why and until when", async () => {
      const { id } = await closed();

      expect((await getChannel({ actor: people.bob, id })).health).toMatchObject({
        state: "closed",
        failures_in_row: 3,
        last_reason: "unauthorized",
        last_reason_text: "Our credentials were refused: The server answered 401",
        closed_until: expect.any(String) as string,
      });
    });

    test.each([
      ["resumed", (id: string) => resumeChannel({ actor: people.alice, id })],
      ["saved", (id: string) => update(id, { config: { method: "PUT" } })],
      ["switched on", (id: string) => update(id, { enabled: true })],
    ])("are tried again at once when they are %s", async (_, change) => {
      const { id } = await closed({ enabled: false });

      expect((await change(id)).health).toMatchObject({ state: "ok", closed_until: null });
      const due = await database().prisma.notification.count({
        where: { nextAttemptAt: { lte: new Date(Date.now() + 60_000) } },
      });
      expect(due).toBe(1);
    });
  });

  test("take as many messages a minute as they are told, or as the provider allows", async () => {
    const limits = () =>
      database().prisma.laneBucket.findMany({
        select: { lane: true, perMinute: true, organisationId: true },
      });
    const { id } = await makeWebhook(people.alice, { rate_per_minute: 5 });
    const lane = laneOfView(people.acme, { kind: "webhook", id });

    expect(await limits()).toEqual([{ lane, perMinute: 5, organisationId: people.acme }]);
    await update(id, { rate_per_minute: null });
    expect(await limits()).toEqual([]);

    const slack = await createChannel({
      actor: people.alice,
      input: {
        kind: "slack",
        name: "Slack",
        enabled: true,
        is_fallback: false,
        config: { webhook_url: "https://hooks.slack.com/services/T0/B0/abcdefghijkl" },
        event_types: [],
        fallback_for: [],
      },
    });
    const perMinute = channelRegistry.slack.ratePerMinute;
    expect(await limits()).toMatchObject([{ lane: laneOfView(people.acme, slack), perMinute }]);
  });

  test("that are deleted take all that is theirs along, and what waits for them is skipped", async () => {
    const gone = await makeWebhook(people.alice, { rate_per_minute: 5, event_types: ["job.failed"] });
    const kept = await makeWebhook(people.alice, { name: "kept" });
    await closeLane(people.acme, laneOfView(people.acme, gone));
    const make = (channel: typeof gone, fields: object) =>
      makeNotification(people.acme, {
        channelKind: "webhook",
        channelId: channel.id,
        lane: laneOfView(people.acme, channel),
        ...fields,
      });
    for (const state of ["queued", "retrying", "held", "sent", "dead", "sending"])
      await make(gone, { state });
    await make(kept, { state: "queued" });

    await deleteChannel({ actor: people.alice, id: gone.id });

    const { prisma } = database();
    const rows = await prisma.notification.findMany({ orderBy: { id: "asc" } });
    expect(rows.map(({ state, reason }) => [state, reason])).toEqual([
      ["skipped", "channel_gone"],
      ["skipped", "channel_gone"],
      ["skipped", "channel_gone"],
      ["sent", null],
      ["dead", null],
      ["sending", null],
      ["queued", null],
    ]);
    expect((await list()).map(({ name }) => name)).toEqual(["kept"]);
    expect(await prisma.destinationHealth.count()).toBe(0);
    expect(await prisma.laneBucket.count()).toBe(0);
    expect(await prisma.secret.count({ where: { ownerId: gone.id } })).toBe(0);
    expect(JSON.stringify(await prisma.trigger.findMany())).not.toContain(gone.id);
    expect((await audits()).at(-1)).toMatchObject({
      action: "channel.delete",
      before: { name: "Ops hook" },
      after: { skipped_messages: 3 },
    });
  });

  test("are not Charlie's to see or change", async () => {
    const { id } = await makeWebhook(people.alice);
    const actor = people.charlie;
    const absent = { code: "not_found" };

    await expect(getChannel({ actor, id })).rejects.toMatchObject(absent);
    await expect(updateChannel({ actor, id, input: { name: "mine" } })).rejects.toMatchObject(absent);
    await expect(resumeChannel({ actor, id })).rejects.toMatchObject(absent);
    await expect(deleteChannel({ actor, id })).rejects.toMatchObject(absent);
    expect((await listChannels({ actor })).data).toEqual([]);
    expect(await list()).toHaveLength(1);
  });
});

function webhookHeader(text: string): string {
  return `X-Key: ${canary}-${text}`;
}
