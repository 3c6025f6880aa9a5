import "../instance.fixture";
import { beforeEach, expect, it } from "vitest";
import * as events from "@/app/api/v1/notification-templates/[id]/events/route";
import * as templates from "@/app/api/v1/notification-templates/route";
import type { EventType } from "@/lib/core/event";
import { listTriggers } from "@/lib/db/triggers";
import { makeCast, type Cast, type CastMember } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeJob } from "@/lib/testing/factories/jobs";
import { makeTrigger } from "@/lib/testing/factories/triggers";
import { send } from "@/lib/testing/request";
import { updateBranding } from "../branding/update-branding";
import { change, create, read, remove } from "./templates.fixture";

describeWithDatabase("what uses a template", (db) => {
  let cast: Cast;
  beforeEach(async () => {
    await truncateAll(db());
    cast = await makeCast();
  });

  const setEvents = (id: string, event_types: EventType[], as: CastMember = cast.ann) =>
    send(events.PUT, { as, params: { id }, body: { event_types } });
  const triggerOf = async (type: EventType) =>
    (await listTriggers(db().prisma, cast.organisationId, [type])).get(type);
  const makeStep = (templateId: string, organisationId = cast.organisationId) =>
    makeJob(organisationId, {
      key: "nightly-etl",
      steps: [{ name: "tell ops", type: "notify.email", config: { template_id: templateId } }],
    });

  it("are the event types that are set, which otherwise do what they did", async () => {
    const { id } = await create(cast.ann, { name: "A", html_template: "<p>x</p>" });
    await makeTrigger(cast.organisationId, "job.lost", {
      enabled: false,
      recipients: [{ kind: "email", email: "a@example.org" }],
    });
    const before = await triggerOf("job.completed");
    const set = await setEvents(id, ["job.failed", "job.completed", "job.lost"]);

    expect(set.result().event_types).toEqual(["job.completed", "job.failed", "job.lost"]);
    expect(await triggerOf("job.completed")).toMatchObject({
      ...before,
      templateId: id,
      templateVersionId: expect.any(String) as string,
    });
    expect(await triggerOf("job.lost")).toMatchObject({
      enabled: false,
      recipients: [{ kind: "email", email: "a@example.org" }],
      templateId: id,
    });
    expect((await setEvents(id, ["job.lost"])).result().event_types).toEqual(["job.lost"]);
    expect(await triggerOf("job.failed")).toMatchObject({ templateId: null, templateVersionId: null });
    expect((await read(cast.bob, id)).use_count).toBe(1);
  });

  it("are event types that used another template before", async () => {
    const first = await create(cast.ann, { name: "A" });
    const second = await create(cast.ann, { name: "B" });
    await setEvents(first.id, ["job.failed"]);
    await setEvents(second.id, ["job.failed"]);

    expect((await read(cast.bob, first.id)).used_by.event_types).toEqual([]);
    const [, last] = await db().prisma.auditEntry.findMany({
      where: { action: "template.set_events" },
      orderBy: { createdAt: "asc" },
    });
    expect(last).toMatchObject({
      before: { event_types: [], replaced: { "job.failed": first.id } },
      after: { event_types: ["job.failed"] },
    });
  });

  it("are no event types where it is a part", async () => {
    const part = await create(cast.ann, { name: "P", notification_type: "partial", html_template: "x" });

    const refused = await setEvents(part.id, ["job.failed"]);
    expect(refused.status).toBe(409);
    expect(refused.problem().detail).toBe("“P” is a partial: other templates use it, and no event can.");
  });

  it("are steps of jobs of the organisation", async () => {
    const { id } = await create(cast.ann, { name: "A" });
    const job = await makeStep(id);
    await makeStep(id, cast.charlie.organisationId);

    expect((await read(cast.bob, id)).used_by.steps).toEqual([
      { job: { id: job.id, key: "nightly-etl", name: "nightly-etl" }, step: "tell ops" },
    ]);
  });

  it("keep it from being deleted, and are named", async () => {
    const { id } = await create(cast.ann, { name: "A" });
    await setEvents(id, ["job.failed"]);
    await makeStep(id);
    const refused = await remove(cast.ann, id);

    expect(refused.status).toBe(409);
    expect(refused.problem().detail).toBe("Used for Job failed and by the step “tell ops” of nightly-etl.");
    const forced = await remove(cast.ann, id, { force: "true" });
    expect(forced.status).toBe(409);
    expect(forced.problem().detail).toBe("Used by the step “tell ops” of nightly-etl.");
  });

  it("fall back to the built-in message by force, when they are event types", async () => {
    const { id } = await create(cast.ann, { name: "A" });
    await setEvents(id, ["job.failed", "job.lost"]);

    expect((await remove(cast.ann, id)).problem().detail).toBe("Used for Job failed and Job run lost.");
    expect((await remove(cast.ann, id, { force: "true" })).status).toBe(204);
    expect(await triggerOf("job.failed")).toMatchObject({ enabled: true, templateId: null });
  });

  it("are templates that include a part, which cannot be deleted, renamed or made a mail then", async () => {
    const part = await create(cast.ann, {
      name: "footer",
      notification_type: "partial",
      html_template: "<p>bye</p>",
    });
    const mail = await create(cast.ann, { name: "Mail", html_template: "<p>x</p>{% include 'footer' %}" });

    expect(await read(cast.bob, part.id)).toMatchObject({
      use_count: 1,
      used_by: { templates: [{ id: mail.id, name: "Mail" }] },
    });
    const { data } = (await send(templates.GET, { as: cast.bob, query: { q: "footer" } })).result();
    expect(data).toMatchObject([{ name: "footer", use_count: 1 }]);
    const forced = await remove(cast.ann, part.id, { force: "true" });
    expect(forced.problem().detail).toBe("Used by the template “Mail”.");
    const renamed = await change(cast.ann, part.id, { name: "signature" });
    expect(renamed.status).toBe(409);
    expect(renamed.problem()).toMatchObject({
      detail: "“Mail” would not find “footer” under another name.",
      errors: [{ pointer: "/name" }],
    });
    const retyped = await change(cast.ann, part.id, { notification_type: "email" });
    expect(retyped.problem().errors).toMatchObject([{ pointer: "/notification_type" }]);

    await change(cast.ann, mail.id, { html_template: "<p>x</p>" });
    expect((await change(cast.ann, part.id, { name: "signature" })).status).toBe(200);
    expect((await remove(cast.ann, part.id)).status).toBe(204);
  });

  it("is the organisation's branding, where it is the layout", async () => {
    const layout = await create(cast.ann, {
      name: "House style",
      notification_type: "layout",
      html_template: "<div>{{ content }}</div>",
    });
    await updateBranding({ actor: cast.alice.actor, input: { layout_template_id: layout.id } });

    expect((await read(cast.bob, layout.id)).used_by.is_layout).toBe(true);
    expect((await remove(cast.ann, layout.id, { force: "true" })).problem().detail).toBe(
      "Used as the layout of all mails.",
    );
    const retyped = await change(cast.ann, layout.id, { notification_type: "partial" });
    expect(retyped.status).toBe(409);
    await updateBranding({ actor: cast.alice.actor, input: { layout_template_id: null } });
    expect((await remove(cast.ann, layout.id)).status).toBe(204);
  });

  it("keeps a message from becoming a part", async () => {
    const { id } = await create(cast.ann, { name: "A", html_template: "<p>x</p>" });
    await setEvents(id, ["job.failed"]);

    expect((await change(cast.ann, id, { notification_type: "partial" })).problem().detail).toBe(
      "Used for Job failed. So it cannot become a partial template.",
    );
    expect((await change(cast.ann, id, { notification_type: "slack" })).status).toBe(200);
  });

  it("is not broken by a change of the part: the template that would be is named", async () => {
    const part = await create(cast.ann, {
      name: "footer",
      notification_type: "partial",
      html_template: "<p>bye</p>",
    });
    const inner = await create(cast.ann, {
      name: "inner",
      notification_type: "partial",
      html_template: "{% include 'footer' %}",
    });
    await create(cast.ann, { name: "Mail", html_template: "{% include 'inner' %}" });

    const gone = await change(cast.ann, part.id, { html_template: null, text_template: "bye" });
    expect(gone.status).toBe(422);
    expect(gone.problem().detail).toContain("“Mail”");
    const details = gone.problem().errors?.map(({ detail }) => detail);
    expect(details?.find((detail) => detail.startsWith("“Mail”"))).toMatch(
      /^“Mail”, line 1, column \d+ of “inner”: ./,
    );
    const circle = await change(cast.ann, part.id, { html_template: "{% include 'inner' %}" });
    expect(circle.status).toBe(422);
    expect((await read(cast.ann, part.id)).version).toBe(1);
    expect((await change(cast.ann, inner.id, { html_template: "<p>x</p>" })).status).toBe(200);
  });

  it("is set by authors only", async () => {
    const { id } = await create(cast.ann, { name: "A" });

    expect((await setEvents(id, ["job.failed"], cast.bob)).status).toBe(403);
    expect((await setEvents(id, ["job.failed"], cast.alice)).status).toBe(200);
  });

  it("is nothing of Charlie's", async () => {
    const { id } = await create(cast.ann, { name: "A" });

    expect((await setEvents(id, ["job.failed"], cast.charlie)).status).toBe(404);
    expect(await db().prisma.trigger.count()).toBe(0);
  });
});
