import { afterEach, beforeEach, expect, it } from "vitest";
import { database, withTransaction } from "@/lib/db/database";
import { saveBranding } from "@/lib/db/branding";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeOrganisation } from "@/lib/testing/factories/organisations";
import { makeTemplate } from "@/lib/testing/factories/templates";
import { startSmtpSink, type SmtpSink } from "@/lib/testing/smtp-sink";
import type { NotificationDraft } from "./draft";
import { enqueueNotifications } from "./enqueue";
import { draft, findNotification, makeMailServer, makeWorker } from "./queue.fixture";

describeWithDatabase("a mail with the organisation's look", (db) => {
  let organisationId: string;
  let sink: SmtpSink;
  beforeEach(async () => {
    await truncateAll(db());
    organisationId = (await makeOrganisation({ name: "Acme" })).id;
    sink = await startSmtpSink();
    await makeMailServer(organisationId, sink.port);
  });
  afterEach(() => sink.close());

  const brand = (fields: Parameters<typeof saveBranding>[2]) =>
    withTransaction((tx) => saveBranding(tx, organisationId, fields));
  const deliver = async (fields: Partial<NotificationDraft>) => {
    const [row] = await withTransaction((tx) =>
      enqueueNotifications(tx, organisationId, {}, [draft(fields)]),
    );
    const worker = makeWorker();
    await worker.tick();
    await worker.stop(0);
    expect(worker.errors).toEqual([]);
    return findNotification(row?.id ?? "");
  };
  const html = (source: string) => ({
    inlineTemplate: { subject: "S", html: source, syntax: "jinja" as const },
  });
  const logo = (hash: string, bytes: number[]) => ({
    content: new Uint8Array(bytes),
    contentType: "image/png",
    hash,
  });

  it("has the name, colour and footer of now, not of when it was decided", async () => {
    const [row] = await withTransaction((tx) =>
      enqueueNotifications(tx, organisationId, { brand: { name: "Old", color: "#000000" } }, [
        draft(html("<p>{{ brand.name }} {{ brand.color }} {{ brand.footer }}</p>")),
      ]),
    );
    await brand({ color: "#123456", footer: "Main Street 1" });

    const worker = makeWorker();
    await worker.tick();
    await worker.stop(0);

    expect(await findNotification(row?.id ?? "")).toMatchObject({
      bodyHtml: "<p>Acme #123456 Main Street 1</p>",
    });
  });

  it("brings its logo along, and the history keeps the address", async () => {
    await brand({ logo: logo("0123456789abcdef", [137, 80, 78, 71]) });
    const address = `https://runbell.test/branding/${organisationId}/0123456789abcdef.png`;

    const row = await deliver(html('<img src="{{ brand.logo_url }}" alt="Acme">'));

    expect(row.bodyHtml).toBe(`<img src="${address}" alt="Acme">`);
    const mail = await sink.parsed();
    expect(mail.html).toMatch(/<img src="cid:[^"]+" alt="Acme">/);
    expect(mail.attachments).toMatchObject([{ mimeType: "image/png", disposition: "inline" }]);
  });

  it("brings the new logo along after it was changed, and none that it does not show", async () => {
    await brand({ logo: logo("0123456789abcdef", [1]) });
    await deliver(html('<img src="{{ brand.logo_url }}">'));
    await brand({ logo: logo("fedcba9876543210", [2, 2]) });

    await deliver(html('<img src="{{ brand.logo_url }}">'));
    await deliver(html("<p>No picture</p>"));

    const sizes = await Promise.all(
      [0, 1, 2].map(async (index) =>
        (await sink.parsed(index)).attachments.map(({ content }) => (content as ArrayBuffer).byteLength),
      ),
    );
    expect(sizes).toEqual([[1], [2], []]);
  });

  it("is put into the organisation's layout, with the parts that it names", async () => {
    const layout = await makeTemplate(organisationId, {
      name: "Corporate",
      notificationType: "layout",
      version: {
        subjectTemplate: "",
        bodyTemplate: "<html><body>{{ content }}{% include 'foot' %}</body></html>",
      },
    });
    await makeTemplate(organisationId, {
      name: "foot",
      notificationType: "partial",
      version: { subjectTemplate: "", bodyTemplate: "<i>{{ brand.name }}</i>" },
    });
    await brand({ layoutTemplateId: layout.id });
    const { versions } = await makeTemplate(organisationId, {
      version: { subjectTemplate: "S", bodyTemplate: "<p>Hi</p>", layout: "organisation" },
    });

    const row = await deliver({ inlineTemplate: null, templateVersionId: versions[0]?.id ?? null });

    expect(row).toMatchObject({ templateProblem: null });
    expect(row.bodyHtml).toBe("<html><body><p>Hi</p><i>Acme</i></body></html>");
  });

  it("has its style sheet's rules on its elements, unless it is ready HTML", async () => {
    const source = "<style>p { color: red }</style><p>Hi</p>";

    const templated = await deliver(html(source));
    const ready = await deliver({ inlineTemplate: { subject: "S", html: source, syntax: "literal" } });

    expect(templated.bodyHtml).toBe('<p style="color: red;">Hi</p>');
    expect(ready.bodyHtml).toBe(source);
    expect(await database().prisma.notification.count({ where: { state: "sent" } })).toBe(2);
  });
});
