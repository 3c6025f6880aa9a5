import { afterEach, beforeEach, expect, it, test } from "vitest";
import type { SettingsDocument, SettingsMode, SettingsSecret } from "@/lib/core/settings";
import { database, withTransaction } from "@/lib/db/database";
import { lockSettings, saveSettings } from "@/lib/db/settings";
import { putSettingsSecret, type SettingsLevel } from "@/lib/db/settings-secrets";
import { Secret } from "@/lib/secrets";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeNotification } from "@/lib/testing/factories/notifications";
import { makeOrganisation } from "@/lib/testing/factories/organisations";
import { makeMember } from "@/lib/testing/factories/people";
import { startScriptedHttpServer } from "@/lib/testing/http-server";
import { startScriptedSmtpServer } from "@/lib/testing/smtp-server";
import { waitFor } from "@/lib/testing/wait-for";
import { claimNotifications } from "./claim";
import { tellOfDegraded } from "./degraded-notices";
import { findNotification, letTimePass, makeWorker, ring } from "./queue.fixture";
import { sweepExpiredLeases } from "./sweep";

const root: SettingsLevel = { kind: "root" };

describeWithDatabase("delivery by the settings", (db) => {
  let organisationId: string;
  const closing: (() => Promise<unknown>)[] = [];
  beforeEach(async () => {
    await truncateAll(db());
    organisationId = (await makeOrganisation()).id;
  });
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  const save = (
    level: SettingsLevel,
    document: SettingsDocument,
    secrets: Partial<Record<SettingsSecret, string>> = {},
    mode: SettingsMode = "inherit",
  ) =>
    withTransaction(async (tx) => {
      await lockSettings(tx, level);
      await saveSettings(tx, level, { mode, document });
      for (const [name, value] of Object.entries(secrets) as [SettingsSecret, string][])
        await putSettingsSecret(tx, level, name, new Secret(value), ring);
    });
  const own = (): SettingsLevel => ({ kind: "organisation", organisationId });
  const deliver = async (id: string, state = "sent") => {
    const worker = makeWorker();
    closing.push(() => worker.stop(0));
    worker.start();
    return waitFor(
      `the notification to be ${state}`,
      async () => {
        const row = await findNotification(id);
        return row.state === state && row;
      },
      30_000,
    );
  };

  it("takes root's mail server, with its password and what the organisation puts over it", async () => {
    const server = await startScriptedSmtpServer();
    closing.push(() => server.close());
    const email = {
      smtp_host: "127.0.0.1",
      smtp_port: server.port,
      smtp_use_tls: false,
      smtp_username: "mailer",
    };
    await save(
      root,
      { email: { ...email, from_email: "root@example.org", from_name: "Jobs", subject_prefix: "[Root]" } },
      { "email.smtp_password": "canary-password" },
    );
    await save(own(), { email: { subject_prefix: "[Acme]", cc_emails: ["cc@example.org"] } });

    const { attempts } = await deliver((await makeNotification(organisationId)).id);

    expect(attempts).toMatchObject([{ outcome: "accepted" }]);
    expect(server.commands.join("\n")).toContain(Buffer.from("\0mailer\0canary-password").toString("base64"));
    expect(server.commands.join("\n")).toMatch(/RCPT TO:<cc@example.org>/i);
    expect(server.messages[0]).toContain("Subject: [Acme] Hello");
    expect(server.messages[0]).toMatch(/^From: "?Jobs"? <root@example\.org>/m);
  });

  it("posts to the Slack channel of the settings, as whom and to whom they say", async () => {
    const server = await startScriptedHttpServer({ status: 200, body: "ok" });
    closing.push(() => server.close());
    await save(
      own(),
      {
        slack: {
          other_host: true,
          username: "Night watch",
          icon_emoji: ":owl:",
          mention_users: ["U0123ABCD"],
          mention_channel: true,
        },
      },
      { "slack.webhook_url": server.url },
    );
    const { id } = await makeNotification(organisationId, {
      channelKind: "slack",
      channelId: organisationId,
      recipient: "Slack (settings)",
      severity: "critical",
    });

    await deliver(id);

    expect(server.requests).toHaveLength(1);
    const body = server.requests[0]!.body;
    expect(JSON.parse(body)).toMatchObject({ username: "Night watch", icon_emoji: ":owl:" });
    expect(body).toContain("<!channel> <@U0123ABCD>");
  });

  it("posts nowhere for another organisation, nor once the section is not enabled", async () => {
    const server = await startScriptedHttpServer({ status: 200, body: "ok" });
    closing.push(() => server.close());
    const stranger = (await makeOrganisation()).id;
    await save(own(), { slack: { other_host: true } }, { "slack.webhook_url": server.url });
    const foreign = await makeNotification(stranger, { channelKind: "slack", channelId: organisationId });
    expect(await deliver(foreign.id, "skipped")).toMatchObject({ reason: "channel_gone" });

    await save(own(), { slack: { other_host: true, enabled: false } });
    const late = await makeNotification(organisationId, { channelKind: "slack", channelId: organisationId });
    expect(await deliver(late.id, "skipped")).toMatchObject({ reason: "channel_gone" });
    expect(server.requests).toEqual([]);
  });

  it("names the settings' mail server when it fails", async () => {
    await save(own(), { email: { smtp_host: "127.0.0.1", from_email: "a@example.org" } });
    await database().prisma.destinationHealth.create({
      data: {
        destination: `${organisationId}/smtp/${organisationId}`,
        organisationId,
        failuresInRow: 20,
        lastReason: "unauthorized",
      },
    });
    await makeMember(organisationId, "admin");

    await tellOfDegraded("https://runbell.test");

    const [notice] = await database().prisma.notification.findMany();
    expect(notice?.inlineTemplate).toMatchObject({ subject: "The mail server of the settings fails" });
  });

  test.each([
    ["root's", { max_attempts: 1 }, {}, "inherit", "dead"],
    ["the organisation's own over root's", { max_attempts: 1 }, { max_attempts: 4 }, "inherit", "retrying"],
    ["the organisation's own alone", { max_attempts: 1 }, {}, "override", "retrying"],
  ] as const)("counts the attempts of a silent worker by %s", async (_, ofRoot, ofOwn, mode, state) => {
    await save(root, { retry_config: ofRoot });
    await save(own(), { retry_config: ofOwn }, {}, mode);
    const { id } = await makeNotification(organisationId);
    await claimNotifications({ limit: 1, workerId: "silent" });
    await letTimePass(id, 31);

    expect(await sweepExpiredLeases()).toBe(1);

    expect((await findNotification(id)).state).toBe(state);
  });
});
