import { beforeEach, describe, expect, it } from "vitest";
import { eventTypes, type EventType } from "@/lib/core/event";
import { defaultTrigger } from "@/lib/core/trigger";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeChannel } from "@/lib/testing/factories/channels";
import { makeOrganisation } from "@/lib/testing/factories/organisations";
import { makeTemplate } from "@/lib/testing/factories/templates";
import { makeTrigger } from "@/lib/testing/factories/triggers";
import { database, withTransaction } from "./database";
import {
  findTriggersOfChannels,
  listTriggers,
  setTriggersOfChannel,
  setTriggersOfTemplate,
  type ChannelTriggers,
} from "./triggers";

const people = defaultTrigger("job.failed").recipients;

describeWithDatabase("the triggers of a channel", (db) => {
  let organisationId: string;
  let channelId: string;
  beforeEach(async () => {
    await truncateAll(db());
    organisationId = (await makeOrganisation()).id;
    channelId = (await makeChannel(organisationId)).id;
  });

  const set = (triggers: Partial<ChannelTriggers>, id = channelId) =>
    withTransaction((tx) =>
      setTriggersOfChannel(tx, organisationId, id, { eventTypes: [], fallbackFor: [], ...triggers }),
    );
  const of = async (id = channelId) => (await findTriggersOfChannels(db().prisma, organisationId)).get(id);
  const trigger = async (type: EventType) =>
    (await listTriggers(db().prisma, organisationId, [type])).get(type);
  const rule = (id = channelId) => ({ kind: "channel", channel_id: id });

  it("are those that were chosen, and no others afterwards", async () => {
    expect(await of()).toBeUndefined();

    await set({ eventTypes: ["job.completed", "job.failed"], fallbackFor: ["job.lost"] });
    expect(await of()).toEqual({ eventTypes: ["job.completed", "job.failed"], fallbackFor: ["job.lost"] });

    await set({ eventTypes: ["job.failed"], fallbackFor: ["job.failed"] });
    expect(await of()).toEqual({ eventTypes: ["job.failed"], fallbackFor: ["job.failed"] });

    await set({});
    expect(await of()).toBeUndefined();
  });

  it("tell the people whom they told before", async () => {
    await set({ eventTypes: ["job.failed"] });

    expect(await trigger("job.failed")).toMatchObject({
      enabled: true,
      channelKinds: defaultTrigger("job.failed").channelKinds,
      recipients: [...people, rule()],
    });
  });

  describe("that were off by default", () => {
    it("are on for the channel, and for nobody else", async () => {
      await set({ eventTypes: ["job.completed"] });

      expect(await trigger("job.completed")).toMatchObject({ enabled: true, recipients: [rule()] });
    });

    it("are so as well when a template made them rows of their own", async () => {
      const template = await makeTemplate(organisationId);
      await withTransaction((tx) =>
        setTriggersOfTemplate(tx, organisationId, template.id, ["job.completed"]),
      );

      await set({ eventTypes: ["job.completed"] });

      expect(await trigger("job.completed")).toMatchObject({
        enabled: true,
        recipients: [rule()],
        templateId: template.id,
      });
    });

    it("are off again, as they were, with their last channel", async () => {
      const other = await makeChannel(organisationId);
      await set({ eventTypes: ["job.completed"] });
      await set({ eventTypes: ["job.completed"] }, other.id);

      await set({});
      expect(await trigger("job.completed")).toMatchObject({ enabled: true, recipients: [rule(other.id)] });

      await set({}, other.id);
      expect(await trigger("job.completed")).toMatchObject({ enabled: false, recipients: people });
    });

    it("stay off when the channel only takes over", async () => {
      await set({ fallbackFor: ["job.completed"] });

      expect(await trigger("job.completed")).toMatchObject({
        enabled: false,
        recipients: people,
        fallbackChannelId: channelId,
      });
    });
  });

  it("have one fall-back: the last channel that was chosen", async () => {
    const other = await makeChannel(organisationId);
    await set({ fallbackFor: ["job.failed", "job.lost"] });
    await set({ fallbackFor: ["job.failed"] }, other.id);

    expect(await of()).toMatchObject({ fallbackFor: ["job.lost"] });
    expect(await of(other.id)).toMatchObject({ fallbackFor: ["job.failed"] });
  });

  it("keep rules that this version does not know, and nothing else of theirs changes", async () => {
    const unknown = { kind: "on_call_of", team: "payments" };
    const recipients = [unknown, { kind: "job_owner" }];
    const { id } = await makeTrigger(organisationId, "job.failed", { recipients, cooldownSeconds: 60 });
    const untouched = await makeTrigger(organisationId, "job.lost");

    await set({ eventTypes: ["job.failed"] });
    await set({ eventTypes: ["job.failed"] });
    const row = () => database().prisma.trigger.findUniqueOrThrow({ where: { id } });
    expect(await row()).toMatchObject({ recipients: [...recipients, rule()], cooldownSeconds: 60 });

    await set({});
    expect(await row()).toMatchObject({ enabled: true, recipients });
    expect(await database().prisma.trigger.findUnique({ where: { id: untouched.id } })).toEqual(untouched);
  });

  it("are the organisation's own", async () => {
    const other = await makeOrganisation();
    await set({ eventTypes: [...eventTypes] });

    expect(await findTriggersOfChannels(db().prisma, other.id)).toEqual(new Map());
    expect(await database().prisma.trigger.count({ where: { organisationId: other.id } })).toBe(0);
  });

  it("forget no channel that is set at the same time", async () => {
    const others = await Promise.all([1, 2, 3].map(() => makeChannel(organisationId)));

    await Promise.all(others.map(({ id }) => set({ eventTypes: ["job.failed", "job.completed"] }, id)));

    for (const { id } of others) expect((await of(id))?.eventTypes).toHaveLength(2);
  });
});
