import { afterEach, beforeEach, expect, it } from "vitest";
import { database, withTransaction } from "@/lib/db/database";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makePreference } from "@/lib/testing/factories/people";
import { makeRun, makeRunStep } from "@/lib/testing/factories/runs";
import { makeTemplate, makeTemplateVersion } from "@/lib/testing/factories/templates";
import type { NotificationDraft } from "./draft";
import { enqueueNotifications } from "./enqueue";
import { makeAcme } from "./people.fixture";
import { draft, makeWorker } from "./queue.fixture";

describeWithDatabase("a notice to the author of a broken template", (db) => {
  let acme: Awaited<ReturnType<typeof makeAcme>>;
  const workers: ReturnType<typeof makeWorker>[] = [];

  beforeEach(async () => {
    await truncateAll(db());
    acme = await makeAcme();
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop(0)));
  });

  const broken = { subjectTemplate: "x", bodyTemplate: "<p>\n{{ 1 + [] }}</p>" };
  const enqueue = (fields: Partial<NotificationDraft>[]) =>
    withTransaction((tx) => enqueueNotifications(tx, acme.organisationId, {}, fields.map(draft)));
  /** Another worker for every round: what one remembers must not be what keeps a notice from coming twice. */
  const deliverAll = async () => {
    const worker = makeWorker();
    workers.push(worker);
    await worker.tick();
    expect(worker.errors).toEqual([]);
  };
  const notices = () =>
    database().prisma.notification.findMany({
      where: { purpose: "notice" },
      orderBy: [{ createdAt: "asc" }, { recipient: "asc" }],
    });
  const recipients = async () => (await notices()).map(({ recipient }) => recipient);
  const makeBroken = (createdById: string | null = acme.bob.id) =>
    makeTemplate(acme.organisationId, { name: "Ops mail", version: { ...broken, createdById } });
  const versionOf = ({ versions }: Awaited<ReturnType<typeof makeBroken>>) => ({
    inlineTemplate: null,
    templateVersionId: versions[0]?.id ?? null,
  });

  it("comes once for a version, however many messages it was for, and says where to look", async () => {
    const template = await makeBroken();
    const run = await makeRun(acme.job);
    const failing = { ...versionOf(template), jobId: acme.job.id, runId: run.id };
    const first = await enqueue(Array.from({ length: 30 }, () => failing));

    await deliverAll();
    await enqueue([failing, failing]);
    await deliverAll();

    const [notice, ...others] = await notices();
    expect(others).toEqual([]);
    expect(notice).toMatchObject({
      recipient: "bob@example.org",
      state: "sent",
      templateProblem: null,
      subject: "Not usable: the template “Ops mail” (line 2, column 6 of the HTML)",
    });
    expect(notice?.bodyText).toContain(`https://runbell.test/templates/${template.id}`);
    expect(notice?.bodyText).toContain(`https://runbell.test/runs/${run.id}`);
    const named = /notifications\/([\w-]+)/.exec(notice?.bodyText ?? "")?.[1];
    expect(first.map(({ id }) => id)).toContain(named);
    const states = await database().prisma.notification.groupBy({
      by: ["state"],
      where: { purpose: "direct" },
    });
    expect(states.map(({ state }) => state)).toEqual(["sent"]);
  });

  it("comes again for the next version that is broken", async () => {
    const template = await makeBroken();
    await enqueue([versionOf(template)]);
    await deliverAll();
    const second = await makeTemplateVersion(template.id, { ...broken, createdById: acme.alice.id });

    await enqueue([{ inlineTemplate: null, templateVersionId: second.id }]);
    await deliverAll();

    expect(await recipients()).toEqual(["bob@example.org", "alice@example.org"]);
  });

  it("comes for each place of a version that is broken", async () => {
    const { versions } = await makeTemplate(acme.organisationId, {
      version: {
        subjectTemplate: "x",
        bodyTemplate: "{% if wanted %}{{ 1 + [] }}{% endif %}{{ 2 + [] }}",
        createdById: acme.bob.id,
      },
    });
    const failing = draft({ inlineTemplate: null, templateVersionId: versions[0]?.id });
    for (const wanted of [true, false])
      await withTransaction((tx) => enqueueNotifications(tx, acme.organisationId, { wanted }, [failing]));

    await deliverAll();

    expect(await recipients()).toEqual(["bob@example.org", "bob@example.org"]);
  });

  it.each([
    [
      "is disabled",
      () => database().prisma.user.updateMany({ where: { name: "Bob" }, data: { disabledAt: new Date() } }),
    ],
    ["was deleted", () => database().prisma.user.deleteMany({ where: { name: "Bob" } })],
    [
      "left the organisation",
      () => database().prisma.membership.deleteMany({ where: { user: { name: "Bob" } } }),
    ],
  ])("goes to the admins when the author %s", async (_, leave) => {
    const template = await makeBroken();
    await leave();

    await enqueue([versionOf(template)]);
    await deliverAll();

    expect(await recipients()).toEqual(["alice@example.org"]);
  });

  it("goes to the author of the part that is at fault, once for all templates that use it", async () => {
    const part = await makeTemplate(acme.organisationId, {
      name: "footer",
      notificationType: "partial",
      version: { subjectTemplate: "", bodyTemplate: "{{ 1 + [] }}", createdById: acme.alice.id },
    });
    const users = await Promise.all(
      ["One", "Two"].map((name) =>
        makeTemplate(acme.organisationId, {
          name,
          version: { subjectTemplate: "x", bodyTemplate: "{% include 'footer' %}", createdById: acme.bob.id },
        }),
      ),
    );

    await enqueue(users.map(versionOf));
    await deliverAll();

    expect(await notices()).toMatchObject([
      {
        recipient: "alice@example.org",
        bodyText: expect.stringContaining(`/templates/${part.id}`) as string,
      },
    ]);
  });

  it("goes to the owner of the job for a step's own template, again when it was changed", async () => {
    const run = await makeRun(acme.job);
    const step = await makeRunStep(run.id, { name: "Tell" });
    const about = { jobId: acme.job.id, runId: run.id, runStepId: step.id, purpose: "step" as const };
    for (const text of ["{{ 1 + [] }}", "{{ 1 + [] }}", "{{ 1 + [] }}!"]) {
      await enqueue([{ ...about, inlineTemplate: { subject: "x", text, syntax: "jinja" } }]);
      await deliverAll();
    }

    expect(await notices()).toMatchObject([
      {
        recipient: "bob@example.org",
        subject: "Not usable: the template of the step “Tell” of Backup (line 1, column 6 of the text)",
      },
      { recipient: "bob@example.org" },
    ]);
  });

  it("follows the author's preferences, and stays in the history", async () => {
    await makePreference(acme.organisationId, acme.bob.id, { emailEnabled: false });
    await enqueue([versionOf(await makeBroken())]);

    await deliverAll();

    expect(await notices()).toMatchObject([{ state: "skipped", reason: "channel_off" }]);
  });

  it("does not come for a test, which shows it itself", async () => {
    await enqueue([{ ...versionOf(await makeBroken()), purpose: "test" }]);

    await deliverAll();

    expect(await notices()).toEqual([]);
  });
});
