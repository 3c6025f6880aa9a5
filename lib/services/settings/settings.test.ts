import { asRoot, mailOf, settingsFile, slackOf, tellOf, whyNobody } from "./settings.fixture";
import { beforeEach, expect, test } from "vitest";
import { EmailConfig } from "@/lib/channels/email/config";
import type { SettingsDocument } from "@/lib/core/settings";
import { loadChannel } from "@/lib/db/channel-config";
import { database, query, withTransaction } from "@/lib/db/database";
import { findSetting } from "@/lib/db/events";
import { instanceRing } from "@/lib/db/secrets";
import { listTriggers, setTriggersOfTemplate } from "@/lib/db/triggers";
import { loadSenders } from "@/lib/queue/load-senders";
import { SettingsInput } from "@/lib/schemas/settings";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeJob } from "@/lib/testing/factories/jobs";
import { makeTemplate } from "@/lib/testing/factories/templates";
import { makeTrigger } from "@/lib/testing/factories/triggers";
import { makePeople } from "../people.fixture";
import { clearSettingsCache } from "./clear-settings-cache";
import { getSettings } from "./get-settings";
import { importSettings } from "./import-settings";
import { putSettings } from "./put-settings";

describeWithDatabase("settings", (db) => {
  let people: Awaited<ReturnType<typeof makePeople>>;
  beforeEach(async () => {
    await truncateAll(db());
    people = await makePeople();
  });

  const put = (document: SettingsDocument, input: Partial<SettingsInput> = {}) =>
    putSettings({
      actor: people.alice,
      kind: "organisation",
      input: SettingsInput.parse({ mode: "inherit", document, ...input }),
    });
  const putRoot = (document: SettingsDocument, secrets: SettingsInput["secrets"] = {}) =>
    putSettings({ actor: asRoot(people.alice), kind: "root", input: { document, secrets } });
  const importRoot = (name: string) =>
    importSettings({
      actor: asRoot(people.alice),
      kind: "root",
      input: { document: settingsFile(name), dry_run: false },
    });
  const importOwn = (document: object, actor = people.alice) =>
    importSettings({ actor, kind: "organisation", input: { document: document as never, dry_run: false } });
  const get = (actor = people.alice) => getSettings({ actor, kind: "organisation" });
  const alice = ["alice@example.org", "email", "queued"];

  test("are not needed: without any, people are told as ever, and mail is caught", async () => {
    expect(await get()).toMatchObject({ mode: "inherit", document: {}, problems: [], updated_at: null });
    expect(await tellOf(people.acme)).toEqual([alice]);
    expect(await mailOf(people.acme)).toBeNull();
  });

  test("of root reach all organisations", async () => {
    await importRoot("root-config");

    for (const [organisationId, name] of [
      [people.acme, "alice"],
      [people.other, "charlie"],
    ] as const) {
      expect(await tellOf(organisationId)).toEqual([
        ["admin@cloudact.io", "email", "queued"],
        [`${name}@example.org`, "email", "queued"],
      ]);
      expect(await mailOf(organisationId)).toMatchObject({
        smtp_server: "smtp.gmail.com",
        smtp_port: 587,
        security: "starttls",
        username: "alerts@cloudact.io",
        password: "app-password",
        from_email: "noreply@cloudact.io",
      });
    }
    // The file's cooldown of 300 seconds (S2.70–72).
    expect(await tellOf(people.acme)).toEqual([]);
    expect(await whyNobody(people.acme)).toBe("cooldown");
  });

  test("of an organisation go over root's, also when they only say who is told", async () => {
    await importRoot("root-config");
    await importOwn(settingsFile("org-partial"));

    expect(await tellOf(people.acme)).toEqual([["admin@acme.com", "email", "queued"], alice]);
    expect(await mailOf(people.acme)).toMatchObject({
      smtp_server: "smtp.gmail.com",
      password: "app-password",
    });
    expect(await tellOf(people.other)).toContainEqual(["admin@cloudact.io", "email", "queued"]);
  });

  test("of a tenant tell by mail and in Slack, and keep root's password from another server", async () => {
    await importRoot("root-config");
    await importOwn(settingsFile("tenant-acme-corp"));

    expect(await tellOf(people.acme)).toEqual([
      alice,
      ["data-team@acmecorp.com", "email", "queued"],
      ["Slack (settings)", "slack", "queued"],
    ]);
    expect(await slackOf(people.acme)).toMatchObject({
      webhook_url: "https://hooks.slack.com/services/...",
      channel: "#data-alerts",
    });
    expect(await mailOf(people.acme)).toMatchObject({ smtp_server: "smtp.office365.com", password: null });
    const trigger = (await listTriggers(db().prisma, people.acme, ["job.failed"])).get("job.failed");
    expect(trigger).toMatchObject({ severity: "error", cooldownSeconds: 180 });
    expect(await slackOf(people.other)).toBeNull();
  });

  test("that are not enabled let root's count, until they are", async () => {
    await importRoot("root-config");
    const file = { ...settingsFile("tenant-acme-corp"), enabled: false };
    const { notes } = await importOwn(file);

    expect(notes.join()).toContain("root's settings count");
    expect(await mailOf(people.acme)).toMatchObject({ smtp_server: "smtp.gmail.com" });
    expect((await tellOf(people.acme)).map(([recipient]) => recipient)).toContain("admin@cloudact.io");
    const { document } = await get();
    await put({ ...document, enabled: true });
    expect(await mailOf(people.acme)).toMatchObject({ smtp_server: "smtp.office365.com" });
  });

  test("of an organisation that is off, or that root switches off, let nobody be told", async () => {
    await put({}, { mode: "off" });
    expect(await tellOf(people.acme)).toEqual([]);
    expect(await whyNobody(people.acme)).toBe("organisation_off");

    await put({}, { mode: "inherit" });
    await putRoot({ enabled: false });
    expect(await tellOf(people.acme)).toEqual([]);
    expect(await whyNobody(people.acme)).toBe("organisation_off");

    await put({ enabled: true });
    expect(await tellOf(people.acme)).toEqual([alice]);
    expect(await tellOf(people.other)).toEqual([]);
  });

  test("of an organisation that overrides have nothing of root's", async () => {
    await importRoot("root-config");
    await put({ email: { to_emails: ["own@example.org"] } }, { mode: "override" });

    expect(await tellOf(people.acme)).toEqual([alice, ["own@example.org", "email", "queued"]]);
    expect(await mailOf(people.acme)).toBeNull();
  });

  test("let one job be told otherwise than all others", async () => {
    const { organisationId } = people.alice;
    const nightly = await makeJob(organisationId, { key: "nightly" });
    const weekly = await makeJob(organisationId, { key: "weekly" });
    await makeTrigger(organisationId, "job.failed", { cooldownSeconds: 600 });
    await put({
      jobs: {
        nightly: {
          event_triggers: [{ event: "pipeline_failure", severity: "critical", cooldown_seconds: 0 }],
        },
        weekly: { enabled: false },
      },
    });

    for (const _ of [1, 2]) expect(await tellOf(organisationId, { jobId: nightly.id })).toEqual([alice]);
    const [event] = await database().prisma.event.findMany({ where: { jobId: nightly.id } });
    expect(event?.severity).toBe("critical");
    expect(await tellOf(organisationId, { jobId: weekly.id })).toEqual([]);
    expect(await whyNobody(organisationId)).toBe("trigger_off");
    expect(await tellOf(organisationId)).toEqual([alice]);
    expect(await tellOf(organisationId)).toEqual([]);
  });

  test("stay what they were for an event that then gets a template or a channel of its own", async () => {
    const entry = {
      event: "pipeline_failure",
      severity: "critical",
      providers: ["email"],
      cooldown_seconds: 60,
    };
    await put({ email: { to_emails: ["ops@example.org"] }, event_triggers: [entry] } as SettingsDocument);
    const read = async () => (await listTriggers(db().prisma, people.acme, ["job.failed"])).get("job.failed");
    const before = await read();
    const { id: templateId } = await makeTemplate(people.acme);

    await withTransaction((tx) => setTriggersOfTemplate(tx, people.acme, templateId, ["job.failed"]));

    expect(before).toMatchObject({ severity: "critical", channelKinds: ["email"], cooldownSeconds: 60 });
    expect(await read()).toEqual({
      ...before,
      templateId,
      templateVersionId: expect.any(String) as string,
    });
    // It is a rule of the organisation's own now: the document is not asked any more.
    await put({});
    expect(await read()).toMatchObject({ severity: "critical", cooldownSeconds: 60 });
  });

  test("give the limits, the retries and the time that history is kept", async () => {
    await putRoot({ retry_config: { max_attempts: 7 }, limits: { person: 5, organisation: 50 } });
    await put({
      retry_config: { initial_delay_seconds: 1 },
      limits: { window_minutes: 10, organisation: null },
    });

    const setting = await findSetting(db().prisma, people.acme);
    const senders = await loadSenders([people.acme, people.other], "http://localhost");

    expect(setting?.limits).toEqual({ windowMinutes: 10, person: 5, channel: null, organisation: null });
    expect((await findSetting(db().prisma, people.other))?.limits).toMatchObject({ organisation: 50 });
    expect(senders.get(people.acme)?.policy).toMatchObject({
      maxAttempts: 7,
      initialDelaySeconds: 1,
      patientDelaysSeconds: [],
    });
    expect(senders.get(people.other)?.policy).toMatchObject({ maxAttempts: 7, initialDelaySeconds: 5 });
  });

  test("fill references in when they are used, and never show what those stand for", async () => {
    const result = await importSettings({
      actor: asRoot(people.alice),
      kind: "organisation",
      input: { document: settingsFile("readme-config"), dry_run: false },
    });
    const shown = await get();

    expect(await mailOf(people.acme)).toMatchObject({
      username: "mailer-of-env",
      password: "canary-password-of-env",
    });
    expect(shown.document.email?.smtp_username).toBe("${SMTP_USERNAME}");
    expect(shown.secrets["email.smtp_password"]).toMatchObject({
      configured: true,
      last4: null,
      reference: "${SMTP_PASSWORD}",
    });
    expect(JSON.stringify([result, shown, await database().prisma.auditEntry.findMany()])).not.toMatch(
      /canary|mailer-of-env/,
    );
  });

  test("treat a reference that is not set as left out, and say so", async () => {
    await put({ email: { to_emails: ["${DEFAULT_ADMIN_EMAIL}", "${ORG_ADMIN_EMAIL}", "${PATH}"] } });

    expect(await tellOf(people.acme)).toEqual([alice, ["org-admin@example.org", "email", "queued"]]);
    expect((await get()).problems).toMatchObject([
      {
        path: "email.to_emails.0",
        detail: "refers to ${DEFAULT_ADMIN_EMAIL}, which is not set in the environment",
      },
      { path: "email.to_emails.2" },
    ]);
  });

  test("count at once when another process saves them", async () => {
    await put({ limits: { person: 5 } });
    expect((await findSetting(db().prisma, people.acme))?.limits?.person).toBe(5);

    await query(
      `UPDATE organisations SET settings = '{"limits":{"person":6}}', updated_at = updated_at + interval '1 ms' WHERE id = $1::uuid`,
      [people.acme],
    );
    await query(
      `INSERT INTO root_settings (id, document, updated_at) VALUES (1, '{"limits":{"channel":9}}', now())`,
    );

    expect((await findSetting(db().prisma, people.acme))?.limits).toMatchObject({ person: 6, channel: 9 });
  });

  test("are read anew by all processes after somebody asks for it", async () => {
    const version = () => database().prisma.organisation.findUniqueOrThrow({ where: { id: people.acme } });
    await put({ limits: { person: 5 } });
    const before = await version();

    await clearSettingsCache({ actor: people.alice });

    const after = await version();
    expect(after.updatedAt.getTime()).toBeGreaterThan(before.updatedAt.getTime());
    expect(after.settings).toEqual(before.settings);
  });

  test("are seen by the transaction that writes them", async () => {
    const limits = await withTransaction(async (tx) => {
      await query(`UPDATE organisations SET mode = 'off' WHERE id = $1::uuid`, [people.acme], tx);
      return (await findSetting(tx, people.acme))?.mode;
    });

    expect(limits).toBe("off");
  });

  test("are a mail server that can be used, unless the organisation has its own", async () => {
    await put(
      {
        email: {
          smtp_host: "smtp.example.org",
          smtp_port: 465,
          from_email: "a@example.org",
          cc_emails: ["cc@example.org"],
          subject_prefix: "[CloudAct]",
        },
      },
      { secrets: { "email.smtp_password": "canary-secret-1234" } },
    );
    const address = { organisationId: people.acme, kind: "email", channelId: null, userId: null } as const;
    const load = async () =>
      EmailConfig.parse((await loadChannel(address, await instanceRing())).config).servers[0];

    expect(await load()).toMatchObject({
      security: "tls",
      cc: ["cc@example.org"],
      subject_prefix: "[CloudAct]",
    });
    await database().prisma.smtpSettings.create({
      data: {
        organisationId: people.acme,
        smtpServer: "own.example.org",
        smtpPort: 25,
        fromEmail: "b@example.org",
      },
    });
    expect(await load()).toMatchObject({ smtp_server: "own.example.org" });
  });
});
