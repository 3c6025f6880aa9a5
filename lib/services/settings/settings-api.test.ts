import { mailOf, settingsFile } from "./settings.fixture";
import { beforeEach, expect, test } from "vitest";
import * as failure from "@/app/api/v1/pipelines/run/[org_slug]/test/fail/test/route";
import * as rootFile from "@/app/api/v1/root/settings/export/route";
import * as rootImport from "@/app/api/v1/root/settings/import/route";
import * as root from "@/app/api/v1/root/settings/route";
import * as clear from "@/app/api/v1/settings/cache/clear/route";
import * as effective from "@/app/api/v1/settings/effective/route";
import * as file from "@/app/api/v1/settings/export/route";
import * as imports from "@/app/api/v1/settings/import/route";
import * as settings from "@/app/api/v1/settings/route";
import { SettingsDocument } from "@/lib/core/settings";
import { database } from "@/lib/db/database";
import { makeCast, makeCastMember, type Cast, type CastMember } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { send } from "@/lib/testing/request";

describeWithDatabase("the API of settings", (db) => {
  let cast: Cast;
  let rita: CastMember;
  beforeEach(async () => {
    await truncateAll(db());
    cast = await makeCast();
    rita = await makeCastMember(cast.organisationId, "Rita", "admin");
    await database().prisma.user.update({ where: { id: rita.userId }, data: { isRoot: true } });
  });

  const put = (body: object, as = cast.alice) =>
    send(settings.PUT, { as, body: { mode: "inherit", document: {}, ...body } });
  const importFile = (document: object, { dry_run = false, as = cast.alice } = {}) =>
    send(imports.POST, { as, body: { document, dry_run } });
  const field = async (path: string, as = cast.alice) =>
    (await send(effective.GET, { as })).result().data.find((one) => one.path === path);

  test("is for admins, and root's for root alone", async () => {
    for (const as of [cast.ann, cast.bob]) expect((await send(settings.GET, { as })).status).toBe(403);
    expect((await send(effective.GET, { as: cast.bob })).status).toBe(403);
    for (const as of [cast.alice, cast.charlie]) {
      expect((await send(root.GET, { as })).status).toBe(403);
      expect((await send(root.PUT, { as, body: { document: { enabled: false } } })).status).toBe(403);
      expect((await send(rootImport.POST, { as, body: { document: {} } })).status).toBe(403);
      expect((await send(rootFile.GET, { as })).status).toBe(403);
    }
    expect(await database().prisma.rootSettings.count()).toBe(0);
    const saved = await send(root.PUT, { as: rita, body: { document: { default_provider: "both" } } });
    expect(saved.result()).toMatchObject({ document: { default_provider: "both" } });
    expect((await send(root.GET, { as: rita })).result()).toEqual(saved.result());
  });

  test("keeps what was saved, says who saved it, and gives Charlie only his own", async () => {
    const document = { email: { to_emails: ["ops@example.org"] }, limits: { person: 5 } };
    const saved = await put({ mode: "override", document });

    expect(saved.result()).toMatchObject({ mode: "override", document, problems: [] });
    expect((await send(settings.GET, { as: rita })).result()).toEqual(saved.result());
    expect((await send(settings.GET, { as: cast.charlie })).result()).toMatchObject({ document: {} });
    const [entry] = await database().prisma.auditEntry.findMany({ where: { action: "settings.update" } });
    expect(entry).toMatchObject({
      actorId: cast.alice.userId,
      before: { mode: "inherit", document: {} },
      after: { mode: "override", document },
    });
  });

  test("refuses what is no setting, with its place", async () => {
    const answer = await put({
      document: {
        email: { smtp_port: 0, from_email: "nobody" },
        colour: "red",
        event_triggers: [{ event: "x" }],
      },
    });

    expect(answer.status).toBe(400);
    expect(
      answer
        .problem()
        .errors?.map(({ pointer }) => pointer)
        .toSorted(),
    ).toEqual([
      "/document/colour",
      "/document/email/from_email",
      "/document/email/smtp_port",
      "/document/event_triggers/0/event",
    ]);
    expect((await send(settings.GET, { as: cast.alice })).result().document).toEqual({});
  });

  test("never gives a secret away, and lets it go with its mail server", async () => {
    const email = { smtp_host: "smtp.example.org", from_email: "a@example.org" };
    const secrets = {
      "email.smtp_password": "canary-password-1234",
      "slack.webhook_url": "https://hooks.slack.com/services/T/B/canary",
    };
    const saved = await put({ document: { email }, secrets });
    const kept = await put({ document: { email: { ...email, from_name: "Runbell" } }, secrets: {} });

    expect(kept.result().secrets["email.smtp_password"]).toMatchObject({ configured: true, last4: "1234" });
    expect(await mailOf(cast.organisationId)).toMatchObject({ password: secrets["email.smtp_password"] });
    const moved = await put({ document: { email: { ...email, smtp_host: "smtp.evil.example" } } });
    expect(moved.result().secrets).toMatchObject({
      "email.smtp_password": { configured: false },
      "slack.webhook_url": { configured: true },
    });
    expect(await mailOf(cast.organisationId)).toMatchObject({ password: null });
    const texts = [
      saved,
      kept,
      moved,
      await send(effective.GET, { as: cast.alice }),
      await send(file.GET, { as: cast.alice }),
    ];
    const audits = await database().prisma.auditEntry.findMany();
    expect(texts.map(({ text }) => text).join() + JSON.stringify(audits)).not.toContain("canary");
    expect(audits.at(-1)?.after).toMatchObject({ secrets: { "email.smtp_password": { configured: false } } });
  });

  test("lets secrets of the environment be used by root alone, and in secret fields alone", async () => {
    const own = { secrets: { "email.smtp_password": "${SMTP_PASSWORD}" } };
    const leaking = { document: { email: { subject_prefix: "${SMTP_PASSWORD}" } } };

    expect((await put(own)).problem().errors).toMatchObject([{ pointer: "/secrets/email.smtp_password" }]);
    expect((await put(own, rita)).status).toBe(200);
    for (const as of [cast.alice, rita])
      expect((await put(leaking, as)).problem().errors).toMatchObject([
        { pointer: "/document/email/subject_prefix" },
      ]);
    const imported = await importFile(settingsFile("readme-config"));
    expect(imported.result().secrets).toEqual([]);
    expect(imported.result().notes.join()).toContain("only root may use");
  });

  test("says of each field what counts, where it comes from, and what it would be without", async () => {
    await send(root.PUT, {
      as: rita,
      body: {
        document: {
          email: { smtp_host: "smtp.example.org", from_email: "a@example.org" },
          limits: { person: 9 },
        },
        secrets: { "email.smtp_password": "canary-of-root" },
      },
    });
    await put({ document: { limits: { person: 5 }, jobs: { nightly: { enabled: false } } } });

    expect(await field("email.smtp_host")).toMatchObject({
      value: "smtp.example.org",
      source: "root",
      without: null,
    });
    expect(await field("email.smtp_port")).toMatchObject({ value: 587, source: "default", without: null });
    expect(await field("limits.person")).toMatchObject({ value: 5, source: "organisation", without: 9 });
    expect(await field("jobs.nightly")).toMatchObject({ value: { enabled: false }, source: "organisation" });
    expect(await field("email.smtp_password")).toMatchObject({
      value: "set",
      source: "root",
      is_secret: true,
    });
    expect(await field("limits.person", cast.charlie)).toMatchObject({ value: 9, source: "root" });

    await put({ document: { email: { smtp_host: "other.example.org" } } });
    expect(await field("email.smtp_password")).toMatchObject({
      value: null,
      problem: expect.stringContaining("root's password") as string,
    });
    expect(await field("email.smtp_host")).toMatchObject({ without: "smtp.example.org" });
  });

  test("says of each field why it cannot be used", async () => {
    await put({
      document: { email: { smtp_host: "smtp.example.org", to_emails: ["${NOBODY}"] } },
      secrets: { "slack.webhook_url": "https://hooks.example.org/services/T/B/x" },
    });

    expect((await field("email.to_emails"))?.problem).toContain("${NOBODY}");
    expect((await field("email.from_email"))?.problem).toContain("is missing");
    expect((await field("slack.webhook_url"))?.problem).toContain("hooks.slack.com");
    expect((await field("email.smtp_host"))?.problem).toBeNull();
  });

  test("imports nothing in a dry run, and then what the dry run said", async () => {
    await put({ document: { limits: { person: 5 }, email: { from_name: "Old" } } });
    const tenant = settingsFile("tenant-acme-corp");

    const dry = (await importFile(tenant, { dry_run: true })).result();
    const audits = await database().prisma.auditEntry.count();
    expect((await send(settings.GET, { as: cast.alice })).result().document).toMatchObject({
      limits: { person: 5 },
    });
    const wet = (await importFile(tenant)).result();

    expect(wet).toEqual({ ...dry, applied: true });
    expect(await database().prisma.auditEntry.count()).toBe(audits + 1);
    expect(wet.secrets).toEqual(["slack.webhook_url"]);
    expect(wet.changes).toEqual(
      expect.arrayContaining([
        { path: "limits.person", before: 5, after: null },
        { path: "email.from_name", before: "Old", after: null },
        { path: "default_provider", before: null, after: "slack" },
      ]),
    );
    expect(wet.notes.join()).toMatch(/The file is for “acme_corp”/);
    expect((await importFile(tenant)).result().changes).toEqual([]);
  });

  test.each([
    "readme-config",
    "aws-ses",
    "sendgrid",
    "email-section",
    "slack-section",
    "org-partial",
    "cooldown",
    "retry",
    "root-config",
    "tenant-acme-corp",
  ])("takes %s.json as it stands, and gives it back", async (name) => {
    const given = settingsFile(name);
    expect((await importFile(given, { as: rita })).result().applied).toBe(true);

    const exported = (await send(file.GET, { as: rita })).result();

    const { org_slug: slug, ...rest } = exported;
    expect(slug).toMatch(/^org-/);
    const { org_slug: _, tenant_id: __, ...expected } = structuredClone(given) as Record<string, never>;
    for (const section of Object.values(expected) as Record<string, unknown>[])
      for (const secret of ["smtp_password", "webhook_url"])
        if (typeof section === "object" && !String(section[secret]).startsWith("${")) delete section[secret];
    expect(rest).toEqual(expected);
    // What was exported can be imported, and changes nothing.
    expect((await importFile(exported, { as: rita })).result().changes).toEqual([]);
  });

  test("takes flat settings, and names what it does not know", async () => {
    const { notes } = (
      await importFile({
        notifications_enabled: true,
        notifications_config_path: "./configs/notifications",
        email_smtp_host: "smtp.example.org",
        email_from_address: "a@example.org",
        email_to_addresses: "a@example.org, b@example.org",
        slack_channel: "#ops",
        email: { smtp_host: "nested.example.org", colour: "red" },
        slack: null,
        retry_config: null,
        limits: { person: null },
        retries: 3,
      })
    ).result();
    const { document } = (await send(settings.GET, { as: cast.alice })).result();

    expect(document).toEqual({
      enabled: true,
      email: {
        smtp_host: "nested.example.org",
        from_email: "a@example.org",
        to_emails: ["a@example.org", "b@example.org"],
      },
      slack: { channel: "#ops" },
      limits: { person: null },
    });
    expect(notes.join("\n")).toMatch(
      /“email.colour” is no setting[^]*“retries” is no setting|“retries”[^]*“email.colour”/,
    );
  });

  test("takes each flat setting of mail and Slack, and keeps the secrets as secrets", async () => {
    const webhook = "https://hooks.example.org/services/T/B/flat-9876";
    const { secrets } = (
      await importFile({
        email_notifications_enabled: false,
        email_smtp_port: 2525,
        email_smtp_username: "etl",
        email_smtp_password: "flat-canary-4321",
        slack_notifications_enabled: true,
        slack_webhook_url: webhook,
      })
    ).result();
    const answer = await send(settings.GET, { as: cast.alice });

    expect(secrets.toSorted()).toEqual(["email.smtp_password", "slack.webhook_url"]);
    expect(answer.result().document).toEqual({
      email: { enabled: false, smtp_port: 2525, smtp_username: "etl" },
      slack: { enabled: true },
    });
    expect(answer.result().secrets).toMatchObject({
      "email.smtp_password": { configured: true, last4: "4321" },
      "slack.webhook_url": { configured: true, last4: "9876" },
    });
    expect(JSON.stringify(answer.result())).not.toMatch(/flat-canary|hooks\.example/);
  });

  test("imports nothing of a file with a wrong value, and says where it is", async () => {
    const answer = await importFile({ email: { smtp_port: "587", smtp_password: 5 }, enabled: true });

    expect(answer.status).toBe(400);
    expect(
      answer
        .problem()
        .errors?.map(({ pointer }) => pointer)
        .toSorted(),
    ).toEqual(["/document/email/smtp_password", "/document/email/smtp_port"]);
    expect((await send(settings.GET, { as: cast.alice })).result().document).toEqual({});
  });

  test("says what its export says, in the form that it takes", async () => {
    await put({ document: { limits: { person: null }, jobs: { nightly: { enabled: false } } } });

    const { org_slug: _, ...document } = (await send(file.GET, { as: cast.alice })).result();

    expect(SettingsDocument.parse(document)).toEqual({
      limits: { person: null },
      jobs: { nightly: { enabled: false } },
    });
  });

  test("forgets what is cached", async () => {
    expect((await send(clear.POST, { as: cast.alice })).status).toBe(204);
  });

  test("triggers a test failure of one's own organisation, and tells whom it told", async () => {
    const { slug } = await database().prisma.organisation.findUniqueOrThrow({
      where: { id: cast.organisationId },
    });
    const params = { org_slug: slug };

    const answer = await send(failure.POST, { params, headers: { "x-api-key": cast.ann.apiKey } });

    expect(answer.status).toBe(201);
    expect(answer.result()).toMatchObject({ type: "job.failed", details: { is_test: true } });
    expect(
      answer
        .result()
        .notifications.map(({ recipient }) => recipient)
        .toSorted(),
    ).toEqual([cast.alice.email, rita.email].toSorted());
    expect((await send(failure.POST, { as: cast.bob, params })).status).toBe(403);
    expect((await send(failure.POST, { as: cast.charlie, params })).status).toBe(404);
    expect(await database().prisma.event.count()).toBe(1);
  });
});
