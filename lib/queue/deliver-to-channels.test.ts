import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { database, withTransaction } from "@/lib/db/database";
import { channelSecretField } from "@/lib/db/named-channels";
import { ownAddressFields } from "@/lib/db/preferences";
import { putSecret } from "@/lib/db/secrets";
import { setTriggersOfChannel } from "@/lib/db/triggers";
import { Secret } from "@/lib/secrets";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeChannel } from "@/lib/testing/factories/channels";
import { makePreference, verifyAddress } from "@/lib/testing/factories/people";
import { startHttpServer, type HttpTestServer } from "@/lib/testing/http-server";
import { makeAcme } from "./people.fixture";
import { makeWorker, ring } from "./queue.fixture";
import { recordEvent } from "./record-event";

describeWithDatabase("an event on its way to channels", (db) => {
  let server: HttpTestServer;
  let acme: Awaited<ReturnType<typeof makeAcme>>;
  beforeAll(async () => {
    server = await startHttpServer((_, response) => response.end());
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    await truncateAll(db());
    server.requests.length = 0;
    acme = await makeAcme();
  });

  const store = (ownerId: string, field: string, url: string) =>
    putSecret(db().prisma, { organisationId: acme.organisationId, ownerId, field }, new Secret(url), ring);
  const addChannel = async () => {
    const { id } = await makeChannel(acme.organisationId, { kind: "webhook", name: "Hook" });
    await store(id, channelSecretField("url"), `${server.url}/channel?token=canary`);
    await withTransaction((tx) =>
      setTriggersOfChannel(tx, acme.organisationId, id, { eventTypes: ["job.failed"], fallbackFor: [] }),
    );
    return id;
  };
  const addOwnAddress = async () => {
    const { organisationId, bob } = acme;
    const preference = await makePreference(organisationId, bob.id, { webhookEnabled: true });
    await store(preference.id, ownAddressFields.webhook, `${server.url}/own?token=canary`);
    await verifyAddress(preference, "webhook");
  };
  const record = () =>
    withTransaction((tx) =>
      recordEvent(tx, { organisationId: acme.organisationId, type: "job.failed", jobId: acme.job.id }),
    );
  const deliver = async () => {
    const worker = makeWorker();
    await worker.tick();
    await worker.stop(5_000);
    return database().prisma.notification.findMany({
      where: { channelKind: "webhook" },
      orderBy: { recipient: "asc" },
      include: { attempts: true },
    });
  };

  it("arrives at the channel and at the person's own address, in the kind's own form", async () => {
    await addChannel();
    await addOwnAddress();
    await record();

    const rows = await deliver();

    expect(rows.map(({ recipient, state }) => [recipient, state])).toEqual([
      ["Hook", "sent"],
      ["bob@example.org", "sent"],
    ]);
    expect(server.requests.map(({ url }) => url).sort()).toEqual([
      "/channel?token=canary",
      "/own?token=canary",
    ]);
    const bodies = server.requests.map(({ body }) => JSON.parse(body) as { type?: string });
    expect(bodies.map(({ type }) => type)).toEqual(["job.failed", "job.failed"]);
    expect(JSON.stringify(rows)).not.toContain("canary");
  });

  it("is skipped when the channel or the address is no more by then", async () => {
    const id = await addChannel();
    await addOwnAddress();
    await record();
    await database().prisma.channel.delete({ where: { id } });
    await database().prisma.secret.deleteMany();

    const rows = await deliver();

    expect(rows.map(({ state, reason }) => [state, reason])).toEqual([
      ["skipped", "channel_gone"],
      ["skipped", "channel_gone"],
    ]);
    expect(server.requests).toEqual([]);
  });
});
