import "../instance.fixture";
import { beforeEach, expect, test } from "vitest";
import * as route from "@/app/api/v1/events/[id]/acknowledge/route";
import { database } from "@/lib/db/database";
import { makeCast, makeKeyOf, type Cast } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeEvent } from "@/lib/testing/factories/events";
import { makeJob } from "@/lib/testing/factories/jobs";
import { makeNotification } from "@/lib/testing/factories/notifications";
import { makeRun } from "@/lib/testing/factories/runs";
import { send, sessionOf } from "@/lib/testing/request";
import { getNotification } from "../notifications/get-notification";
import { getRun } from "../runs/get-run";
import { acknowledgeEvent } from "./acknowledge-event";
import { getEvent } from "./get-event";
import { listEvents } from "./list-events";

describeWithDatabase("acknowledging an event", (db) => {
  let cast: Cast;
  let id: string;
  let runId: string;
  beforeEach(async () => {
    await truncateAll(db());
    cast = await makeCast();
    const run = await makeRun(await makeJob(cast.organisationId), { status: "failed" });
    runId = run.id;
    ({ id } = await makeEvent(cast.organisationId, { runId, jobId: run.jobId }));
  });

  const audits = () => database().prisma.auditEntry.findMany();

  test("the first one counts, and the answer says who it was", async () => {
    const first = await acknowledgeEvent({ actor: cast.bob.actor, id });
    const second = await acknowledgeEvent({ actor: cast.alice.actor, id });

    expect(first).toMatchObject({ who: "Bob", user_id: cast.bob.userId, via: "page" });
    expect(second).toEqual(first);
    expect(await audits()).toMatchObject([
      {
        action: "event.acknowledge",
        actorLabel: cast.bob.email,
        subjectId: id,
        after: { who: "Bob", via: "page" },
      },
    ]);
  });

  test("is shown with the event, its run and its messages", async () => {
    const { actor } = cast.ann;
    const message = await makeNotification(cast.organisationId, { eventId: id });
    const before = await getNotification({ actor, id: message.id });
    expect(before.event).toMatchObject({ id, acknowledgement: null });

    const acknowledgement = await acknowledgeEvent({ actor: cast.bob.actor, id });

    expect((await getNotification({ actor, id: message.id })).event).toMatchObject({ id, acknowledgement });
    expect((await getEvent({ actor, id })).acknowledgement).toEqual(acknowledgement);
    expect((await getRun({ actor, id: runId })).events).toMatchObject([{ id, acknowledgement }]);
    expect((await listEvents({ actor, query: { limit: 10 } })).data).toMatchObject([{ acknowledgement }]);
  });

  test("keeps the name when the person is gone", async () => {
    await acknowledgeEvent({ actor: cast.bob.actor, id });
    await database().prisma.user.delete({ where: { id: cast.bob.userId } });

    expect((await getEvent({ actor: cast.alice.actor, id })).acknowledgement).toMatchObject({
      who: "Bob",
      user_id: null,
    });
  });

  test("is not for strangers", async () => {
    await expect(acknowledgeEvent({ actor: cast.charlie.actor, id })).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await database().prisma.acknowledgement.count()).toBe(0);
  });

  test("over the API, with a session and with a key", async () => {
    const params = { id };

    expect((await send(route.POST, { as: cast.charlie, params })).status).toBe(404);
    const narrow = await makeKeyOf(cast.bob, { scopes: ["read"] });
    expect((await send(route.POST, { key: narrow, params })).status).toBe(403);
    const byKey = await send(route.POST, { as: cast.bob, params });
    expect(byKey.result()).toMatchObject({ who: "Bob", user_id: cast.bob.userId, via: "api" });
    const bySession = await send(route.POST, { session: await sessionOf(cast.alice), params });
    expect(bySession.result()).toEqual(byKey.result());
  });
});
