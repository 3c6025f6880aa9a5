import { beforeEach, expect, it } from "vitest";
import { emailConfig } from "@/lib/channels/email/email-config.fixture";
import { EmailConfig } from "@/lib/channels/email/config";
import { makeMailServer, ring } from "@/lib/queue/queue.fixture";
import { createKeyRing, Secret } from "@/lib/secrets";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeOrganisation } from "@/lib/testing/factories";
import { loadChannel, loadChannels, loadChannelVersions } from "./channel-config";
import { database } from "./database";

describeWithDatabase("loadChannel", (db) => {
  let organisationId: string;
  beforeEach(async () => {
    await truncateAll(db());
    organisationId = (await makeOrganisation()).id;
  });

  it("gives the organisation's mail server, as the kind wants it, with the password", async () => {
    const row = await makeMailServer(organisationId, 2525, "hunter2");

    const channel = await loadChannel(organisationId, "email", ring);

    expect(channel).toMatchObject({ kind: "email", settingsId: row.id, problem: null });
    const config = EmailConfig.parse(channel.config);
    expect(Object.keys(config).sort()).toEqual(Object.keys(emailConfig()).sort());
    expect(config).toMatchObject({
      settings_id: row.id,
      smtp_server: "127.0.0.1",
      smtp_port: 2525,
      username: "mailer",
    });
    expect(config.password?.reveal()).toBe("hunter2");
    expect(JSON.stringify(channel)).not.toContain("hunter2");
  });

  it("gives the test inbox until a mail server is set, and when it is switched off", async () => {
    const inbox = { kind: "inbox", config: { stands_for: "email" }, settingsId: null };
    expect(await loadChannel(organisationId, "email", ring)).toMatchObject(inbox);

    const { id } = await makeMailServer(organisationId, 2525);
    expect(await loadChannel(organisationId, "email", ring)).toMatchObject({
      kind: "email",
      config: { password: null },
    });

    await database().prisma.smtpSettings.update({ where: { id }, data: { isActive: false } });
    expect(await loadChannel(organisationId, "email", ring)).toMatchObject(inbox);
  });

  it("gives the inbox as itself", async () => {
    await makeMailServer(organisationId, 2525);

    expect(await loadChannel(organisationId, "inbox", ring)).toMatchObject({
      kind: "inbox",
      config: { stands_for: "inbox" },
    });
  });

  it("gives each organisation its own", async () => {
    const other = await makeOrganisation();
    await makeMailServer(organisationId, 2525, "ours");
    await makeMailServer(other.id, 2526, "theirs");

    const channelOf = await loadChannels([organisationId, other.id, organisationId], ring);

    const portOf = (id: string) => channelOf(id, "email").config.smtp_port;
    expect([portOf(organisationId), portOf(other.id)]).toEqual([2525, 2526]);
  });

  it("says when the password cannot be read, and does not fail for the others", async () => {
    const other = await makeOrganisation();
    await makeMailServer(organisationId, 2525, "hunter2");
    await makeMailServer(other.id, 2526);
    const otherRing = createKeyRing([new Secret("another key of at least 32 characters")]);

    const channelOf = await loadChannels([organisationId, other.id], otherRing);

    expect(channelOf(organisationId, "email").problem).toContain("RUNBELL_SECRET_KEY");
    expect(channelOf(other.id, "email").problem).toBeNull();
  });

  it("has another version after each change of settings or password", async () => {
    const { id } = await makeMailServer(organisationId, 2525, "hunter2");
    const version = async () => (await loadChannelVersions([organisationId]))(organisationId, "email");
    const first = await version();
    expect((await loadChannel(organisationId, "email", ring)).version).toBe(first);

    await database().prisma.smtpSettings.update({ where: { id }, data: { fromName: "Bell" } });
    const second = await version();
    await database().prisma.secret.updateMany({ where: { ownerId: id }, data: { updatedAt: new Date(0) } });
    const third = await version();
    await database().prisma.smtpSettings.update({ where: { id }, data: { isActive: false } });

    expect(new Set([first, second, third, await version()]).size).toBe(4);
  });
});
