import { beforeEach, describe, expect, test } from "vitest";
import { InvalidInputError, NotFoundError } from "@/lib/core/errors";
import { database } from "@/lib/db/database";
import { findCarriers, holdOne, statesOf } from "@/lib/queue/bundles/bundles.fixture";
import { HeldFilter } from "@/lib/schemas/held";
import { PageQuery } from "@/lib/schemas/paging";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeJob } from "@/lib/testing/factories/jobs";
import { makePreference } from "@/lib/testing/factories/people";
import { makePeople } from "../people.fixture";
import { releaseNotification } from "../notifications/release-notification";
import { cancelHeld } from "./cancel-held";
import { listHeld } from "./list-held";
import { previewHeld } from "./preview-held";
import { releaseHeld } from "./release-held";

const HeldQuery = PageQuery.extend(HeldFilter.shape);
const at = (hour: number) => new Date(Date.UTC(2030, 0, 2, hour));

describeWithDatabase("held messages that are told together", (db) => {
  let people: Awaited<ReturnType<typeof makePeople>>;
  beforeEach(async () => {
    await truncateAll(db());
    people = await makePeople();
  });

  const hold = (fields: Parameters<typeof holdOne>[1] = {}) =>
    holdOne(people.acme, {
      userId: people.bob.userId,
      recipient: "bob@example.org",
      heldUntil: at(7),
      ...fields,
    });
  const holdThree = async () => [
    await hold({ heldUntil: at(8) }),
    await hold(),
    await hold({ heldUntil: at(9) }),
  ];
  const list = (query: object = {}, actor = people.ann) => listHeld({ actor, query: HeldQuery.parse(query) });

  describe("in the list", () => {
    test("are one entry: the first that goes out stands for all", async () => {
      const [, first] = await holdThree();
      const alone = await hold({ bundleKey: null, reason: "quiet_hours", heldUntil: at(10) });

      const { data, reasons } = await list();

      expect(data.map(({ id, bundle }) => [id, bundle])).toEqual([
        [first?.id, { why: "digest", count: 3 }],
        [alone.id, null],
      ]);
      expect(reasons.map(({ reason, count }) => [reason, count])).toEqual([
        ["digest", 3],
        ["quiet_hours", 1],
      ]);
    });

    test("are apart where they go to others, and one that is alone is an entry like any", async () => {
      await hold();
      await hold({ recipient: "ann@example.org" });
      await hold({ channelKind: "slack" });
      await hold({ bundleKey: "group:job=x", reason: "grouped" });

      expect((await list()).data.map(({ bundle }) => bundle)).toEqual([null, null, null, null]);
    });

    test("come one by one where their parts are asked for", async () => {
      const three = await holdThree();
      await hold({ recipient: "ann@example.org" });

      const { data } = await list({ bundle: three[0]?.id });

      expect(data.map(({ id }) => id)).toEqual([three[1]?.id, three[0]?.id, three[2]?.id]);
      expect(data.map(({ bundle }) => bundle)).toEqual([null, null, null]);
      await expect(list({ bundle: three[0]?.id }, people.charlie)).rejects.toThrow(NotFoundError);
    });

    test("keep their number where a filter finds a part of them, in pages without gaps", async () => {
      const job = await makeJob(people.acme, { key: "backup" });
      await hold();
      const ofJob = await hold({ jobId: job.id });
      const later = await hold({ recipient: "ann@example.org", heldUntil: at(12) });

      expect((await list({ job: "backup" })).data).toMatchObject([{ id: ofJob.id, bundle: { count: 2 } }]);
      const first = await list({ limit: "1" });
      const second = await list({ limit: "1", cursor: first.next_cursor });
      expect([first.data[0]?.bundle, second.data[0]?.id, second.next_cursor]).toEqual([
        { why: "digest", count: 2 },
        later.id,
        null,
      ]);
    });
  });

  describe("by hand", () => {
    test("go out as one message, though none is due", async () => {
      const three = (await holdThree()).map(({ id }) => id);

      const answer = await releaseHeld({ actor: people.ann, input: { ids: [], bundles: [three[2] ?? ""] } });

      expect(answer).toEqual({ changed: 3, missed: [] });
      expect(await statesOf(three)).toEqual(["bundled", "bundled", "bundled"]);
      expect(await findCarriers()).toMatchObject([{ state: "queued", recipient: "bob@example.org" }]);
      expect(await database().prisma.auditEntry.findMany()).toMatchObject([
        {
          action: "notification.release",
          subjectId: three[2],
          before: { state: "held", count: 3, recipient: "bob@example.org", told_together_as: "digest" },
          after: { state: "bundled" },
        },
      ]);
    });

    test("are dropped as one", async () => {
      const three = (await holdThree()).map(({ id }) => id);

      expect(await cancelHeld({ actor: people.ann, input: { ids: [], bundles: [three[0] ?? ""] } })).toEqual({
        changed: 3,
        missed: [],
      });
      expect(await statesOf(three)).toEqual(["cancelled", "cancelled", "cancelled"]);
      expect(await findCarriers()).toEqual([]);
    });

    test.each(["the list", "its own page"])(
      "send one on its own from %s: the others wait on",
      async (place) => {
        const [one, ...others] = await holdThree();
        const id = one?.id ?? "";
        if (place === "the list") await releaseHeld({ actor: people.ann, input: { ids: [id], bundles: [] } });
        else await releaseNotification({ actor: people.ann, id });

        expect(await database().prisma.notification.findUniqueOrThrow({ where: { id } })).toMatchObject({
          state: "queued",
          bundleKey: null,
        });
        expect(await statesOf(others.map((other) => other.id))).toEqual(["held", "held"]);
      },
    );

    test("that went out meanwhile are named, and Charlie's try changes nothing", async () => {
      const gone = await hold({ state: "sent", heldUntil: null });
      const { id } = await hold();

      expect(await releaseHeld({ actor: people.ann, input: { ids: [], bundles: [gone.id] } })).toEqual({
        changed: 0,
        missed: [gone.id],
      });
      const input = { ids: [], bundles: [id] };
      await expect(releaseHeld({ actor: people.charlie, input })).rejects.toThrow(NotFoundError);
      expect(await statesOf([id])).toEqual(["held"]);
    });
  });

  describe("looked at before", () => {
    const preview = (id: string, actor = people.ann) => previewHeld({ actor, id });

    test("are the message that would go out, and nothing is stored or sent", async () => {
      await makePreference(people.acme, people.bob.userId, { timezone: "Asia/Kolkata" });
      const [one] = await holdThree();
      await hold({ type: "job.recovered" });
      const before = await database().prisma.notification.count();

      const seen = await preview(one?.id ?? "");

      expect(seen).toMatchObject({
        channel_kind: "email",
        recipient: "bob@example.org",
        subject: "4 messages: 3 × Job failed, 1 × Job recovered",
        count: 4,
        payload: null,
      });
      expect(seen.html).toContain("You get this because 4 messages waited for your digest.");
      expect(seen.text).toMatch(/\d\d:\d\d GMT\+5:30/);
      expect(seen.text).not.toContain("/answer/");
      expect(await database().prisma.notification.count()).toBe(before);
      expect(await database().prisma.renderContext.count()).toBe(0);
    });

    test("are seen by the person who is to get them, and by no other member", async () => {
      const [one] = await holdThree();
      const [ofAnn] = [await hold({ userId: people.ann.userId, recipient: "ann@example.org" })];

      expect((await preview(one?.id ?? "", people.bob)).count).toBe(3);
      await expect(preview(ofAnn.id, people.bob)).rejects.toThrow(NotFoundError);
      await expect(preview(one?.id ?? "", people.charlie)).rejects.toThrow(NotFoundError);
    });

    test("are no message of several where one waits alone, or none any more", async () => {
      const alone = await hold();
      const gone = await hold({ state: "sent", heldUntil: null });

      await expect(preview(alone.id)).rejects.toThrow(InvalidInputError);
      await expect(preview(gone.id)).rejects.toThrow(NotFoundError);
    });
  });
});
