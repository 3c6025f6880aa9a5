import { beforeEach, describe, expect, it } from "vitest";
import { EmailConfig } from "@/lib/channels/email/config";
import { SlackConfig } from "@/lib/channels/slack/config";
import { WebhookConfig } from "@/lib/channels/webhook/config";
import { mailServerName } from "@/lib/core/lane";
import type { OwnAddressKind } from "@/lib/core/reach";
import { makeMailServer, ring } from "@/lib/queue/queue.fixture";
import { createKeyRing, Secret } from "@/lib/secrets";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeChannel } from "@/lib/testing/factories/channels";
import { makeOrganisation } from "@/lib/testing/factories/organisations";
import { makeMember, makePreference } from "@/lib/testing/factories/people";
import { loadChannel, loadChannels, type ChannelAddress } from "./channel-config";
import { database } from "./database";
import { mailSecretField } from "./mail-server-config";
import { channelSecretField, findChannelByAddress, listNamedChannels } from "./named-channels";
import { ownAddressFields } from "./preferences";
import { putSecret } from "./secrets";

const slackUrl = "https://hooks.slack.com/services/T000/B000/canary-1234";
const otherRing = createKeyRing([new Secret("another key of at least 32 characters")]);

describeWithDatabase("loadChannel", (db) => {
  let organisationId: string;
  beforeEach(async () => {
    await truncateAll(db());
    organisationId = (await makeOrganisation()).id;
  });

  const to = (kind: ChannelAddress["kind"], fields: Partial<ChannelAddress> = {}): ChannelAddress => {
    return { organisationId, kind, channelId: null, userId: null, ...fields };
  };
  const load = (address: ChannelAddress, keys = ring) => loadChannel(address, keys);
  const store = (ownerId: string, field: string, value: string, owner = organisationId) =>
    putSecret(database().prisma, { organisationId: owner, ownerId, field }, new Secret(value), ring);
  const makeSlack = async (fields: object = {}, owner = organisationId) => {
    const config = { mention_channel: "here" };
    const { id } = await makeChannel(owner, { kind: "slack", name: "#ops", config, ...fields });
    await store(id, channelSecretField("webhook_url"), slackUrl, owner);
    return id;
  };
  const makePerson = async (kind: OwnAddressKind, url: string) => {
    const { id: userId } = await makeMember(organisationId);
    const preference = await makePreference(organisationId, userId);
    await store(preference.id, ownAddressFields[kind], url);
    return { userId, preferenceId: preference.id };
  };

  describe("of mail", () => {
    const servers = async () => EmailConfig.parse((await load(to("email"))).config).servers;

    it("gives all active servers in their order, as the kind wants them, with their secrets", async () => {
      const second = await makeMailServer(organisationId, 2526, "hunter2");
      const first = await makeMailServer(organisationId, 2525);
      const off = await makeMailServer(organisationId, 2527);
      await database().prisma.smtpSettings.update({ where: { id: second.id }, data: { position: 1 } });
      await database().prisma.smtpSettings.update({ where: { id: off.id }, data: { isActive: false } });
      await store(second.id, mailSecretField("oauth_refresh_token"), "refresh");

      const channel = await load(to("email", { userId: (await makeMember(organisationId)).id }));

      expect(channel).toMatchObject({ kind: "email", settingsId: first.id, isGone: false, problem: null });
      const [one, two, ...others] = await servers();
      expect([one, two]).toMatchObject([
        { settings_id: first.id, smtp_server: "127.0.0.1", smtp_port: 2525, password: null, cc: [] },
        { settings_id: second.id, smtp_port: 2526, username: "mailer", is_closed: false },
      ]);
      expect(others).toEqual([]);
      expect(two?.password?.reveal()).toBe("hunter2");
      expect(two?.oauth_refresh_token?.reveal()).toBe("refresh");
      expect(JSON.stringify(channel)).not.toContain("hunter2");
    });

    it("says which server is closed now", async () => {
      const [open, closed] = [
        await makeMailServer(organisationId, 1),
        await makeMailServer(organisationId, 2),
      ];
      const health = (id: string, openUntil: Date) =>
        database().prisma.destinationHealth.create({
          data: { organisationId, destination: mailServerName(organisationId, id), openUntil },
        });
      await health(open.id, new Date(Date.now() - 60_000));
      await health(closed.id, new Date(Date.now() + 60_000));

      expect((await servers()).map(({ is_closed }) => is_closed)).toEqual([false, true]);
    });

    it("gives the test inbox until there is an active server", async () => {
      const inbox = { kind: "inbox", config: { stands_for: "email" }, settingsId: null, isGone: false };
      expect(await load(to("email"))).toMatchObject(inbox);

      const { id } = await makeMailServer(organisationId, 2525);
      expect((await load(to("email"))).kind).toBe("email");
      await database().prisma.smtpSettings.update({ where: { id }, data: { isActive: false } });
      expect(await load(to("email"))).toMatchObject(inbox);
    });

    it("does without a server whose secret cannot be read, and says so when it is the only one", async () => {
      const locked = await makeMailServer(organisationId, 2525, "hunter2");
      expect((await load(to("email"), otherRing)).problem).toContain("RUNBELL_SECRET_KEY");

      const { id } = await makeMailServer(organisationId, 2526);
      const channel = await load(to("email"), otherRing);
      expect(channel).toMatchObject({ problem: null, settingsId: locked.id });
      expect(EmailConfig.parse(channel.config).servers).toMatchObject([{ settings_id: id }]);
    });

    it("has another version after each change of settings or secrets", async () => {
      const { id } = await makeMailServer(organisationId, 2525, "hunter2");
      const versions = [(await servers())[0]?.version];

      await database().prisma.smtpSettings.update({ where: { id }, data: { fromName: "Bell" } });
      versions.push((await servers())[0]?.version);
      await database().prisma.secret.updateMany({ where: { ownerId: id }, data: { updatedAt: new Date(0) } });
      versions.push((await servers())[0]?.version);

      expect(new Set(versions).size).toBe(3);
      expect(versions).not.toContain(undefined);
    });
  });

  describe("of the organisation's channels", () => {
    it("gives its configuration with the secrets, as the kind wants it", async () => {
      const channelId = await makeSlack();

      const channel = await load(to("slack", { channelId }));

      expect(channel).toMatchObject({ kind: "slack", settingsId: channelId, isGone: false, problem: null });
      const config = SlackConfig.parse(channel.config);
      expect(config).toMatchObject({ mention_channel: "here", bot_token: null });
      expect(config.webhook_url?.reveal()).toBe(slackUrl);
      expect(JSON.stringify(channel)).not.toContain("canary");
    });

    it.each([
      ["was deleted", (id: string) => database().prisma.channel.delete({ where: { id } })],
      [
        "is switched off",
        (id: string) => database().prisma.channel.update({ where: { id }, data: { enabled: false } }),
      ],
    ])("says that one %s", async (_, change) => {
      const channelId = await makeSlack();
      await change(channelId);

      expect(await load(to("slack", { channelId }))).toMatchObject({ kind: "slack", isGone: true });
    });

    it("does not give that of another organisation", async () => {
      const channelId = await makeSlack({}, (await makeOrganisation()).id);

      expect(await load(to("slack", { channelId }))).toMatchObject({ isGone: true, config: {} });
    });

    it("says when a secret cannot be read", async () => {
      const channelId = await makeSlack();

      expect((await load(to("slack", { channelId }), otherRing)).problem).toContain("RUNBELL_SECRET_KEY");
    });

    it("is found by its address, but not another's of the same address", async () => {
      const channelId = await makeSlack();
      const other = await makeOrganisation();
      const find = (owner: string, kind: OwnAddressKind, url = slackUrl) =>
        findChannelByAddress(database().prisma, owner, { kind, address: new Secret(url) }, ring);

      expect(await find(organisationId, "slack")).toBe(channelId);
      expect(await find(organisationId, "slack", `${slackUrl}5`)).toBeNull();
      expect(await find(organisationId, "webhook")).toBeNull();
      expect(await find(other.id, "slack")).toBeNull();
    });

    it("is named to decisions while it is switched on", async () => {
      const channelId = await makeSlack();
      const off = await makeChannel(organisationId, { enabled: false });
      const foreign = await makeChannel((await makeOrganisation()).id);

      const ids = [channelId, off.id, foreign.id];
      expect(await listNamedChannels(database().prisma, organisationId, ids)).toEqual([
        { id: channelId, kind: "slack", name: "#ops" },
      ]);
    });
  });

  describe("of people's own addresses", () => {
    it("gives the address alone: the kind's schema adds the rest", async () => {
      const { userId } = await makePerson("webhook", "https://example.org/hook?token=canary");

      const channel = await load(to("webhook", { userId }));

      expect(channel).toMatchObject({ kind: "webhook", settingsId: null, isGone: false, problem: null });
      expect(WebhookConfig.parse(channel.config).url.reveal()).toBe("https://example.org/hook?token=canary");
      const slack = await makePerson("slack", slackUrl);
      const { config } = await load(to("slack", { userId: slack.userId }));
      expect(SlackConfig.parse(config).webhook_url?.reveal()).toBe(slackUrl);
    });

    it("says that it was removed; a test is caught in the test inbox instead", async () => {
      const { userId, preferenceId } = await makePerson("slack", slackUrl);
      await database().prisma.secret.deleteMany({ where: { ownerId: preferenceId } });

      expect(await load(to("slack", { userId }))).toMatchObject({ kind: "slack", isGone: true });
      expect(await load(to("slack", { userId, isTest: true }))).toMatchObject({
        kind: "inbox",
        config: { stands_for: "slack" },
        isGone: false,
      });
    });

    it("does not give that of the same person in another organisation", async () => {
      const { userId } = await makePerson("slack", slackUrl);

      const { id } = await makeOrganisation();
      expect(await load(to("slack", { userId, organisationId: id }))).toMatchObject({ isGone: true });
    });

    it("says when it cannot be read", async () => {
      const { userId } = await makePerson("slack", slackUrl);

      expect((await load(to("slack", { userId }), otherRing)).problem).toContain("RUNBELL_SECRET_KEY");
    });
  });

  it.each(["inbox", "sms"] as const)("gives the test inbox for %s that names no channel", async (kind) => {
    const { id: userId } = await makeMember(organisationId);

    expect(await load(to(kind, { userId }))).toMatchObject({ kind: "inbox", config: { stands_for: kind } });
  });

  it("gives a batch of all kinds to each its own", async () => {
    const other = await makeOrganisation();
    await makeMailServer(organisationId, 2525);
    await makeMailServer(other.id, 2526);
    const channelId = await makeSlack();
    const { userId } = await makePerson("teams", "https://x.logic.azure.com/1");
    const addresses = [
      to("email"),
      to("email", { organisationId: other.id, userId }),
      to("slack", { channelId }),
      to("teams", { userId }),
      to("slack", { userId }),
    ];

    const channelOf = await loadChannels([...addresses, ...addresses], ring);

    expect(addresses.map((address) => channelOf(address)).map(({ kind, isGone }) => [kind, isGone])).toEqual([
      ["email", false],
      ["email", false],
      ["slack", false],
      ["teams", false],
      ["slack", true],
    ]);
    const ports = addresses.slice(0, 2).map((address) => EmailConfig.parse(channelOf(address).config));
    expect(ports.map(({ servers }) => servers[0]?.smtp_port)).toEqual([2525, 2526]);
  });
});
