import "../instance.fixture";
import { beforeEach, expect, it } from "vitest";
import * as template from "@/app/api/v1/notification-templates/[id]/route";
import * as templates from "@/app/api/v1/notification-templates/route";
import { makeCast, type Cast } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeTemplate } from "@/lib/testing/factories/templates";
import { send } from "@/lib/testing/request";
import { change, create, read, remove } from "./templates.fixture";

describeWithDatabase("templates", (db) => {
  let cast: Cast;
  beforeEach(async () => {
    await truncateAll(db());
    cast = await makeCast();
  });

  it("are made with a body for each channel, and read as they were made", async () => {
    const made = await create(cast.ann, {
      name: "On-call mail",
      description: "What on-call reads",
      subject_template: "{{ job.name }} failed",
      html_template: "<p>{{ job.name }}</p>",
      slack_template: "*{{ job.name }}*",
      sms_template: "{{ job.name }}",
      layout: "organisation",
      default_config: { recipients: ["ops@example.org"] },
      note: "First",
    });

    expect(made).toMatchObject({
      name: "On-call mail",
      notification_type: "email",
      version: 1,
      channels: ["email", "slack", "sms"],
      use_count: 0,
      created_by: { id: cast.ann.userId, name: "Ann" },
      subject_template: "{{ job.name }} failed",
      body_template: "<p>{{ job.name }}</p>",
      html_template: "<p>{{ job.name }}</p>",
      text_template: null,
      layout: "organisation",
      default_config: { recipients: ["ops@example.org"] },
      used_by: { event_types: [], compared_by: [], steps: [], templates: [], is_layout: false },
    });
    expect(await read(cast.bob, made.id)).toEqual(made);
    expect(await db().prisma.auditEntry.findFirstOrThrow()).toMatchObject({
      action: "template.create",
      subjectId: made.id,
      actorId: cast.ann.userId,
      after: { name: "On-call mail", version: 1 },
    });
  });

  it("take body_template as the body that their type names", async () => {
    const mail = await create(cast.ann, { name: "Mail", body_template: "<p>x</p>" });
    const card = await create(cast.ann, { name: "Chat", notification_type: "slack", body_template: "*x*" });

    expect(mail).toMatchObject({ html_template: "<p>x</p>", slack_template: null });
    expect(card).toMatchObject({ body_template: "*x*", slack_template: "*x*", html_template: null });
    expect((await change(cast.ann, card.id, { body_template: "*y*" })).result()).toMatchObject({
      slack_template: "*y*",
      version: 2,
    });
    const both = { body_template: "<p>y</p>", html_template: "<p>z</p>" };
    const refused = await change(cast.ann, mail.id, both);
    expect(refused.status).toBe(400);
    expect(refused.problem().errors).toMatchObject([{ pointer: "/body_template" }]);
    const same = { body_template: "<p>y</p>", html_template: "<p>y</p>" };
    expect((await change(cast.ann, mail.id, same)).status).toBe(200);
  });

  it("give a channel back to the built-in message with null, or with nothing in the body", async () => {
    const { id } = await create(cast.ann, { name: "A", html_template: "<p>x</p>", slack_template: "x" });

    expect((await change(cast.ann, id, { slack_template: null })).result().channels).toEqual(["email"]);
    expect((await change(cast.ann, id, { html_template: "" })).result()).toMatchObject({
      html_template: null,
      channels: [],
    });
  });

  it("keep what a change leaves out", async () => {
    const made = await create(cast.ann, {
      name: "A",
      description: "d",
      subject_template: "s",
      html_template: "<p>x</p>",
      default_config: { recipients: ["a@example.org"] },
    });
    const changed = (await change(cast.ann, made.id, { name: "B" })).result();

    expect({ ...changed, updated_at: made.updated_at }).toEqual({ ...made, name: "B" });
  });

  it("have names of their own in the organisation, also when two are made at once", async () => {
    const made = await create(cast.ann, { name: "A" });
    const other = await create(cast.ann, { name: "B" });
    const again = await send(templates.POST, { as: cast.ann, body: { name: "A" } });
    const renamed = await change(cast.ann, other.id, { name: "A" });
    const race = await Promise.all(
      [1, 2, 3].map(() => send(templates.POST, { as: cast.ann, body: { name: "C" } })),
    );

    for (const refused of [again, renamed]) {
      expect(refused.status).toBe(409);
      expect(refused.problem().errors).toEqual([{ pointer: "/name", detail: "is taken" }]);
    }
    expect(race.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
    expect((await change(cast.ann, made.id, { name: "A" })).status).toBe(200);
    expect((await create(cast.charlie, { name: "A" })).name).toBe("A");
  });

  it("have names of at most 255 characters", async () => {
    const fits = await create(cast.ann, { name: "n".repeat(255) });
    const longer = await send(templates.POST, { as: cast.ann, body: { name: "n".repeat(256) } });
    const renamed = await change(cast.ann, fits.id, { name: "m".repeat(256) });

    for (const refused of [longer, renamed]) {
      expect(refused.status).toBe(400);
      expect(refused.problem().errors).toMatchObject([{ pointer: "/name" }]);
    }
    expect((await send(templates.GET, { as: cast.ann })).result().data.map(({ name }) => name)).toEqual([
      "n".repeat(255),
    ]);
  });

  it("are refused with every mistake, each with its place, and then nothing is stored", async () => {
    const body = {
      name: "Broken",
      subject_template: "{{ job.name",
      body_template: "<p>\n{{ job.name | shout }}</p>",
      slack_template: "{% include 'nowhere' %}",
      text_template: "fine",
    };
    const answer = await send(templates.POST, { as: cast.ann, body });

    expect(answer.status).toBe(422);
    const errors = answer.problem().errors ?? [];
    expect(errors.map(({ pointer }) => pointer).toSorted()).toEqual([
      "/body_template",
      "/slack_template",
      "/subject_template",
    ]);
    for (const { detail } of errors) expect(detail).toMatch(/^line \d+, column \d+: ./);
    expect(errors.find(({ pointer }) => pointer === "/body_template")?.detail).toMatch(
      /^line 2, column \d+: /,
    );
    expect(await db().prisma.template.count()).toBe(0);
    expect(await db().prisma.auditEntry.count()).toBe(0);
  });

  it("are refused with defaults that cannot be read, each with its place", async () => {
    const { id } = await create(cast.ann, { name: "A" });
    const answer = await change(cast.ann, id, {
      default_config: {
        recipients: ["{{ job.created_by.email }}", "{{ job."],
        attachments: [
          { type: "job_log", filename: "{{ job.name }}.log" },
          { type: "result_file", name: "*.csv", filename: "{% broken" },
        ],
      },
    });

    expect(answer.status).toBe(422);
    expect(answer.problem().errors).toMatchObject([
      {
        pointer: "/default_config/recipients/1",
        detail: expect.stringMatching(/^line 1, column \d+: /) as string,
      },
      { pointer: "/default_config/attachments/1/filename" },
    ]);
    expect((await read(cast.ann, id)).default_config).toEqual({});
  });

  it("keep the version in use when a change is refused", async () => {
    const { id } = await create(cast.ann, { name: "A", html_template: "<p>good</p>" });
    const answer = await change(cast.ann, id, { name: "B", html_template: "<p>{{ broken" });

    expect(answer.status).toBe(422);
    expect(answer.problem().errors).toMatchObject([{ pointer: "/html_template" }]);
    expect(await read(cast.ann, id)).toMatchObject({ name: "A", version: 1, html_template: "<p>good</p>" });
  });

  it("are refused where a script would be published", async () => {
    const answer = await send(templates.POST, {
      as: cast.ann,
      body: { name: "A", html_template: "<p>x</p><script>alert(1)</script>" },
    });

    expect(answer.status).toBe(422);
    expect(answer.problem().errors).toMatchObject([{ pointer: "/html_template" }]);
  });

  it("are listed with the one changed last first, by pages, text and type", async () => {
    const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute));
    const names = ["one", "100% two", "three"];
    for (const [index, name] of names.entries())
      await makeTemplate(cast.organisationId, { name, updatedAt: at(index) });
    await makeTemplate(cast.organisationId, {
      name: "part",
      description: "of two others",
      notificationType: "partial",
      updatedAt: at(9),
    });
    const page = async (query: Record<string, string | number>) =>
      (await send(templates.GET, { as: cast.bob, query })).result();

    const first = await page({ limit: 3 });
    const second = await page({ limit: 3, cursor: first.next_cursor ?? "" });
    expect([...first.data, ...second.data].map(({ name }) => name)).toEqual([
      "part",
      "three",
      "100% two",
      "one",
    ]);
    expect(second.next_cursor).toBeNull();
    expect((await page({ q: "TWO" })).data.map(({ name }) => name)).toEqual(["part", "100% two"]);
    expect((await page({ q: "100%" })).data).toHaveLength(1);
    expect((await page({ notification_type: "partial" })).data.map(({ name }) => name)).toEqual(["part"]);
    expect((await send(templates.GET, { as: cast.bob, query: { cursor: "x" } })).status).toBe(400);
  });

  it("move to the front of the list when they are published", async () => {
    const first = await create(cast.ann, { name: "A" });
    await create(cast.ann, { name: "B" });
    await change(cast.ann, first.id, { html_template: "<p>new</p>" });

    const { data } = (await send(templates.GET, { as: cast.bob })).result();
    expect(data.map(({ name, version, channels }) => [name, version, channels])).toEqual([
      ["A", 2, ["email"]],
      ["B", 1, []],
    ]);
  });

  it("are deleted with their versions, and their last content stays in the audit trail", async () => {
    const { id } = await create(cast.ann, { name: "A", html_template: "<p>x</p>" });

    expect((await remove(cast.ann, id)).status).toBe(204);
    expect(await db().prisma.templateVersion.count()).toBe(0);
    const entry = await db().prisma.auditEntry.findFirst({ where: { action: "template.delete" } });
    expect(entry).toMatchObject({ before: { name: "A", content: { bodyTemplate: "<p>x</p>" } } });
    expect((await send(template.GET, { as: cast.ann, params: { id } })).status).toBe(404);
  });

  it("are written by authors only", async () => {
    const { id } = await create(cast.ann, { name: "A" });

    expect((await send(templates.POST, { as: cast.bob, body: { name: "B" } })).status).toBe(403);
    expect((await change(cast.bob, id, { name: "B" })).status).toBe(403);
    expect((await remove(cast.bob, id)).status).toBe(403);
    expect((await remove(cast.alice, id)).status).toBe(204);
  });

  it("are not there for Charlie", async () => {
    const { id } = await create(cast.ann, { name: "A" });

    expect((await send(template.GET, { as: cast.charlie, params: { id } })).status).toBe(404);
    expect((await change(cast.charlie, id, { name: "B" })).status).toBe(404);
    expect((await remove(cast.charlie, id)).status).toBe(404);
    expect((await send(templates.GET, { as: cast.charlie })).result().data).toEqual([]);
    expect((await read(cast.ann, id)).name).toBe("A");
  });
});
