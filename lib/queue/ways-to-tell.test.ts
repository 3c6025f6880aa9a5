import { beforeEach, describe, expect, test } from "vitest";
import { database, withTransaction } from "@/lib/db/database";
import { ownAddressFields } from "@/lib/db/preferences";
import { putSecret } from "@/lib/db/secrets";
import { addSuppression, type SuppressionReason } from "@/lib/db/suppressions";
import { setTriggersOfChannel } from "@/lib/db/triggers";
import { Secret } from "@/lib/secrets";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeChannel } from "@/lib/testing/factories/channels";
import { makeOrganisation } from "@/lib/testing/factories/organisations";
import { makePreference, verifyAddress } from "@/lib/testing/factories/people";
import { decideAndEnqueue, type NamedRequest } from "./decide-and-enqueue";
import type { EventInput } from "./event-input";
import { makeAcme } from "./people.fixture";
import { ring } from "./queue.fixture";
import { recordEvent } from "./record-event";

describeWithDatabase("the ways in which an event is told", (db) => {
  let acme: Awaited<ReturnType<typeof makeAcme>>;
  beforeEach(async () => {
    await truncateAll(db());
    acme = await makeAcme();
  });

  const record = (event: Partial<EventInput> = {}) =>
    withTransaction((tx) =>
      recordEvent(tx, {
        organisationId: acme.organisationId,
        type: "job.failed",
        jobId: acme.job.id,
        ...event,
      }),
    );
  const rows = () =>
    database().prisma.notification.findMany({ orderBy: [{ channelKind: "asc" }, { recipient: "asc" }] });
  const told = async () =>
    (await rows()).map(({ recipient, channelKind, state, reason }) => [
      recipient,
      channelKind,
      reason ?? state,
    ]);
  const suppress = (address: string, reason: SuppressionReason) =>
    addSuppression(db().prisma, { organisationId: acme.organisationId, address, reason, detail: null });
  /** Bob wants Slack messages, to an address of his own when there is one. */
  const wantSlack = async (url: string | null, fields: object = {}) => {
    const { organisationId, bob } = acme;
    const preference = await makePreference(organisationId, bob.id, { slackEnabled: true, ...fields });
    const place = { organisationId, ownerId: preference.id, field: ownAddressFields.slack };
    if (url) await putSecret(db().prisma, place, new Secret(url), ring);
    return preference;
  };

  describe("over a channel of the organisation", () => {
    const addChannel = async (fields: object = {}, organisationId = acme.organisationId) => {
      const channel = await makeChannel(organisationId, { kind: "slack", name: "#ops", ...fields });
      await withTransaction((tx) =>
        setTriggersOfChannel(tx, acme.organisationId, channel.id, {
          eventTypes: ["job.failed", "job.completed"],
          fallbackFor: [],
        }),
      );
      return channel;
    };

    test("are one message to it, beside the people, in a lane of its own", async () => {
      const { id: channelId } = await addChannel();

      const event = await record();

      expect(event.notifications).toBe(3);
      expect(await told()).toEqual([
        ["alice@example.org", "email", "queued"],
        ["bob@example.org", "email", "queued"],
        ["#ops", "slack", "queued"],
      ]);
      expect((await rows()).at(-1)).toMatchObject({
        channelId,
        userId: null,
        recipientName: null,
        lane: `${acme.organisationId}/slack/${channelId}`,
        dedupeKey: `event:${event.id}:${channelId}:slack`,
      });
    });

    test("reach nobody else when the event was off by default", async () => {
      await addChannel();

      await record({ type: "job.completed" });

      expect(await told()).toEqual([["#ops", "slack", "queued"]]);
    });

    test("go out while people rest", async () => {
      await addChannel();
      await wantSlack(null, { slackEnabled: false, quietHoursStart: "00:00", quietHoursEnd: "23:59" });

      await record();

      expect(await told()).toEqual([
        ["alice@example.org", "email", "queued"],
        ["bob@example.org", "email", "quiet_hours"],
        ["#ops", "slack", "queued"],
      ]);
    });

    test("are none while it is switched off, nor to one of another organisation", async () => {
      await addChannel({ enabled: false });
      const foreign = await makeChannel((await makeOrganisation()).id);
      await database().prisma.trigger.updateMany({
        data: { recipients: [{ kind: "channel", channel_id: foreign.id }] },
      });

      const event = await record();

      expect(event.notifications).toBe(0);
      expect(await told()).toEqual([]);
      expect(await database().prisma.decision.findMany()).toMatchObject([{ reason: "no_recipient" }]);
    });

    test("are not those of an event that names its recipients", async () => {
      await addChannel();

      await record({ recipients: ["ops@example.org"] });

      expect(await told()).toEqual([["ops@example.org", "email", "queued"]]);
    });
  });

  describe("over an address of the person's own", () => {
    test("are beside mail when they were switched on", async () => {
      await verifyAddress(await wantSlack("https://hooks.slack.com/services/canary"), "slack");

      await record();

      expect(await told()).toEqual([
        ["alice@example.org", "email", "queued"],
        ["bob@example.org", "email", "queued"],
        ["bob@example.org", "slack", "queued"],
      ]);
      expect((await rows()).at(-1)).toMatchObject({
        channelId: null,
        userId: acme.bob.id,
        lane: `${acme.organisationId}/slack/user:${acme.bob.id}`,
      });
      expect(JSON.stringify([await rows(), await database().prisma.decision.findMany()])).not.toContain(
        "canary",
      );
    });

    test("are skipped without one, with the reason", async () => {
      await wantSlack(null);

      await record();

      expect(await told()).toContainEqual(["bob@example.org", "slack", "no_address"]);
    });

    test("are skipped until the address was verified", async () => {
      await wantSlack("https://hooks.slack.com/services/canary");

      await record();

      expect(await told()).toContainEqual(["bob@example.org", "slack", "not_verified"]);
    });

    test("are none for an event that is off there", async () => {
      await wantSlack("https://hooks.slack.com/x", { events: { "job.failed": { slack: false } } });

      await record();

      expect(await told()).toContainEqual(["bob@example.org", "slack", "event_off"]);
    });
  });

  describe("by mail", () => {
    const chooseMail = (fields: object = {}) =>
      makePreference(acme.organisationId, acme.bob.id, { mailAddress: "bob@home.example", ...fields });

    test("go to the address that a person chose, once it is verified, and once", async () => {
      const preference = await chooseMail();

      await record();
      await verifyAddress(preference, "email");
      const event = await record({ dedupeKey: "once" });
      await record({ recipients: ["bob@example.org"] });

      expect((await told()).map(([address]) => address)).toEqual([
        "alice@example.org",
        "alice@example.org",
        "bob@example.org",
        "bob@home.example",
        "bob@home.example",
      ]);
      expect(await database().prisma.notification.findMany({ where: { eventId: event.id } })).toContainEqual(
        expect.objectContaining({
          recipient: "bob@home.example",
          userId: acme.bob.id,
          dedupeKey: `event:${event.id}:bob@example.org:email`,
        }),
      );
    });

    test("are none to a chosen address that gets none", async () => {
      await verifyAddress(await chooseMail(), "email");
      await suppress("bob@home.example", "address_refused");

      await record();

      expect(await told()).toContainEqual(["bob@home.example", "email", "address_refused"]);
    });

    test("are not those to addresses that get none", async () => {
      await suppress("Bob@example.org", "address_refused");
      await suppress("ops@example.org", "unsubscribed");

      await record();
      await record({ recipients: ["OPS@example.org"] });

      expect(await told()).toEqual([
        ["OPS@example.org", "email", "unsubscribed"],
        ["alice@example.org", "email", "queued"],
        ["bob@example.org", "email", "address_refused"],
      ]);
    });
  });

  describe("when somebody is named by hand for one kind", () => {
    const ask = (fields: Partial<NamedRequest>) =>
      withTransaction((tx) =>
        decideAndEnqueue(
          tx,
          acme.organisationId,
          {
            purpose: "step",
            severity: "info",
            jobId: null,
            runId: null,
            runStepId: null,
            recipients: [{ kind: "email", email: "bob@example.org" }],
            channelKinds: ["slack"],
            templateVersionId: null,
            inlineTemplate: null,
            attachments: [],
            dedupeKey: null,
            ...fields,
          },
          {},
        ),
      );

    test("who switched it off, the skip is seen", async () => {
      await ask({});

      expect(await told()).toEqual([["bob@example.org", "slack", "channel_off"]]);
    });

    test("who is no member, there is no way", async () => {
      expect(await ask({ recipients: [{ kind: "email", email: "ops@example.org" }] })).toEqual([]);
    });

    test("and the organisation is off, each gets the refusal", async () => {
      const channel = await makeChannel(acme.organisationId, { kind: "teams", name: "Ops" });
      await database().prisma.organisation.updateMany({ data: { mode: "off" } });

      await ask({
        recipients: [
          { kind: "channel", channel_id: channel.id },
          { kind: "email", email: "bob@example.org" },
        ],
      });

      expect(await told()).toEqual([
        ["bob@example.org", "slack", "organisation_off"],
        ["Ops", "teams", "organisation_off"],
      ]);
    });

    test("who asks for a test gets it over each kind", async () => {
      await suppress("bob@example.org", "address_refused");
      const self = { kind: "user" as const, user_id: acme.bob.id };

      await ask({ recipients: [self], channelKinds: ["email", "slack", "sms"], askedBy: acme.bob.id });

      expect(await told()).toEqual([
        ["bob@example.org", "email", "queued"],
        ["bob@example.org", "slack", "queued"],
        ["bob@example.org", "sms", "queued"],
      ]);
    });
  });
});
