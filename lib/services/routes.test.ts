import "./instance.fixture";
import { beforeAll, beforeEach, expect, test } from "vitest";
import * as tick from "@/app/api/cron/tick/route";
import * as channel from "@/app/api/v1/channels/[id]/route";
import * as channels from "@/app/api/v1/channels/route";
import * as event from "@/app/api/v1/events/[id]/route";
import * as events from "@/app/api/v1/events/route";
import * as smtp from "@/app/api/v1/notification/smtp/settings/route";
import * as template from "@/app/api/v1/notification-templates/[id]/route";
import * as testTemplate from "@/app/api/v1/notification-templates/[id]/test/route";
import * as render from "@/app/api/v1/notification-templates/render/route";
import * as templates from "@/app/api/v1/notification-templates/route";
import * as notification from "@/app/api/v1/notifications/[id]/route";
import * as retry from "@/app/api/v1/notifications/[id]/retry/route";
import * as notifications from "@/app/api/v1/notifications/route";
import * as overview from "@/app/api/v1/overview/route";
import * as stream from "@/app/api/v1/stream/route";
import * as worker from "@/app/api/v1/worker/stop/route";
import * as internal from "@/app/internal/notifications/route";
import * as users from "@/app/users/[user_id]/notification-preferences/route";
import { database } from "@/lib/db/database";
import { changeFeed } from "@/lib/services/live/change-feed";
import { makeCast, makeKeyOf, type Cast } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeNotification } from "@/lib/testing/factories/notifications";
import { makeRequest, send, sessionOf } from "@/lib/testing/request";
import { waitFor } from "@/lib/testing/wait-for";

const me = { user_id: "me" };

describeWithDatabase("over HTTP", (db) => {
  let cast: Cast;
  beforeAll(() => truncateAll(db()));
  beforeEach(async () => {
    cast = await makeCast();
  });

  test("events are accepted when they are stored, and can be read", async () => {
    const answer = await send(events.POST, {
      as: cast.ann,
      body: [
        { type: "pipeline_failure", job: "nightly", severity: "CRITICAL", dedupe_key: "a" },
        { type: "job.completed", job: "nightly" },
      ],
    });

    expect(answer.status).toBe(202);
    const [first] = answer.result().data;
    expect(first).toMatchObject({ duplicate: false, notifications: 2 });
    const one = await send(event.GET, { as: cast.bob, params: { id: first?.id ?? "" } });
    expect(one.result()).toMatchObject({ severity: "critical", type: "job.failed", job: { key: "nightly" } });
    const list = await send(events.GET, { as: cast.bob, query: { type: "pipeline_success" } });
    expect(list.result().data).toHaveLength(1);
  });

  test("events that cannot be are refused with the place in the list, and none of them is stored", async () => {
    const unknown = await send(events.POST, {
      as: cast.ann,
      body: [{ type: "job.failed" }, { type: "job.exploded" }],
    });
    expect(unknown.status).toBe(400);
    expect(unknown.problem().errors).toMatchObject([{ pointer: "/1/type" }]);

    await send(events.POST, { as: cast.ann, body: { type: "job.failed", dedupe_key: "k", message: "one" } });
    const conflict = await send(events.POST, {
      as: cast.ann,
      body: [{ type: "job.lost" }, { type: "job.failed", dedupe_key: "k", message: "two" }],
    });
    expect(conflict.status).toBe(409);
    expect(conflict.problem().errors).toMatchObject([{ pointer: "/1/dedupe_key" }]);
    expect(await database().prisma.event.count({ where: { organisationId: cast.organisationId } })).toBe(1);
  });

  test("members only read, and keys only do what their scopes say", async () => {
    const body = { type: "job.failed" };
    const reader = await makeKeyOf(cast.ann, { scopes: ["read"] });

    expect((await send(events.POST, { as: cast.bob, body })).status).toBe(403);
    expect((await send(events.POST, { key: reader, body })).status).toBe(403);
    expect((await send(events.POST, { body })).status).toBe(401);
    expect((await send(worker.POST, { as: cast.ann })).status).toBe(403);
    expect((await send(smtp.GET, { as: cast.ann })).status).toBe(403);
    expect((await send(events.GET, { key: reader })).status).toBe(200);
  });

  test("a message is sent under both of its paths", async () => {
    const body = { recipient_email: "ops@example.org", subject: "Hello", body: "Hi", dedupe_key: "once" };

    const first = await send(notifications.POST, { as: cast.ann, body });
    const again = await send(internal.POST, { as: cast.ann, body });

    expect(first.status).toBe(202);
    expect(again.result()).toEqual({ ...first.result(), duplicate: true });
    const list = await send(notifications.GET, { as: cast.bob, query: { state: "queued,held", q: "OPS@" } });
    expect(list.result().data).toHaveLength(1);
  });

  test("Charlie's key finds nothing of ours", async () => {
    const { id } = await makeNotification(cast.organisationId, { state: "dead" });
    const as = cast.charlie;

    expect((await send(notification.GET, { as, params: { id } })).status).toBe(404);
    expect((await send(retry.POST, { as, params: { id } })).status).toBe(404);
    expect((await send(notification.DELETE, { as, params: { id } })).status).toBe(404);
    const missing = await send(notification.GET, { as: cast.bob, params: { id: "nonsense" } });
    expect(missing.status).toBe(404);
  });

  test("a race for a notification is told as a conflict in words", async () => {
    const { id } = await makeNotification(cast.organisationId, { state: "sent" });

    const answer = await send(retry.POST, { as: cast.ann, params: { id } });

    expect(answer.status).toBe(409);
    expect(answer.problem().detail).toBe("This notification was sent, so it cannot be tried again.");
  });

  test("preferences work by the other names of their fields", async () => {
    const answer = await send(users.PATCH, {
      as: cast.bob,
      params: { user_id: "me" },
      body: { email_notifications: true, email_on_job_failure: true, notification_frequency: "immediate" },
    });

    expect(answer.result()).toMatchObject({ user_id: cast.bob.userId, email_on_job_failure: true });
    const wrong = await send(users.PATCH, {
      as: cast.bob,
      params: { user_id: "me" },
      body: { timezone: "Mars/Olympus" },
    });
    expect(wrong.status).toBe(400);
    expect(wrong.problem().errors).toEqual([
      { pointer: "/timezone", detail: "is not a time zone name such as Europe/Berlin" },
    ]);
    const alices = await send(users.GET, { as: cast.bob, params: { user_id: cast.alice.userId } });
    expect(alices.status).toBe(403);
  });

  test("no answer ever holds the password of the mail server", async () => {
    const settings = { smtp_server: "smtp.example.org", smtp_port: 587, from_email: "a@example.org" };
    const saved = await send(smtp.POST, { as: cast.alice, body: { ...settings, password: "canary-secret" } });
    const read = await send(smtp.GET, { as: cast.alice });

    expect(saved.result().password).toMatchObject({ configured: true, last4: "cret" });
    expect(saved.text + read.text).not.toContain("canary");
  });

  test("a channel is set up, and no answer ever holds its secrets", async () => {
    const config = { url: "https://hooks.example.org/canary-path", headers: "X-Key: canary-header" };
    const body = { kind: "webhook", name: "Ops", config };
    const made = await send(channels.POST, { as: cast.alice, body });
    expect(made.status).toBe(201);
    const params = { id: made.result().id };

    const read = await send(channel.GET, { as: cast.bob, params });
    const wrong = await send(channel.PATCH, { as: cast.alice, params, body: { config: { url: "canary" } } });
    expect(wrong.status).toBe(400);
    expect(wrong.problem()).toMatchObject({ errors: [{ pointer: "/config/url" }] });
    const list = await send(channels.GET, { as: cast.bob });
    expect(list.result().data).toEqual([made.result()]);
    expect(made.text + read.text + wrong.text + list.text).not.toContain("canary");
    expect((await send(channel.DELETE, { as: cast.ann, params })).status).toBe(403);
    expect((await send(channel.DELETE, { as: cast.charlie, params })).status).toBe(404);
    expect((await send(channel.DELETE, { as: cast.alice, params })).status).toBe(204);
  });

  test("a broken template is told with line and column", async () => {
    const answer = await send(render.POST, { as: cast.bob, body: { body_template: "a\n{{ job." } });

    expect(answer.status).toBe(422);
    expect(answer.problem().errors).toMatchObject([
      { pointer: "/body_template", detail: expect.stringMatching(/^line 2, column \d+: /) as string },
    ]);
  });

  test("templates work over their whole life", async () => {
    const body = {
      name: "Job failed mail",
      description: "For on-call",
      notification_type: "email",
      subject_template: "{{job.name}} failed",
      body_template: "<p>{{job.name}} on {{target.hostname}}</p>",
      default_config: {},
    };
    const made = await send(templates.POST, { as: cast.ann, body });
    expect(made.status).toBe(201);
    const params = { id: made.result().id };

    const changed = await send(template.PUT, { as: cast.ann, params, body: { ...body, description: "" } });
    expect(changed.result()).toMatchObject({ ...body, description: null, version: 1 });
    expect((await send(template.GET, { as: cast.bob, params })).result()).toEqual(changed.result());
    expect((await send(templates.GET, { as: cast.bob })).result().data).toHaveLength(1);
    expect((await send(testTemplate.POST, { as: cast.ann, params })).status).toBe(202);
    expect((await send(template.DELETE, { as: cast.ann, params })).status).toBe(204);
  });

  test("answers say when a thing was made, and when it was last changed", async () => {
    const from = Date.now();
    const server = { smtp_server: "smtp.example.org", smtp_port: 587, from_email: "a@example.org" };
    const mail = { recipient_email: "ops@example.org", subject: "Hello", body: "Hi" };
    const made = {
      smtp: (await send(smtp.POST, { as: cast.alice, body: server })).result(),
      template: (await send(templates.POST, { as: cast.ann, body: { name: "A" } })).result(),
      preference: (await send(users.PATCH, { as: cast.bob, params: me, body: { timezone: "UTC" } })).result(),
    };
    const { id } = (await send(notifications.POST, { as: cast.ann, body: mail })).result();
    const sent = (await send(notification.GET, { as: cast.bob, params: { id } })).result();
    const params = { id: made.template.id };
    const changed = {
      smtp: (await send(smtp.POST, { as: cast.alice, body: { ...server, smtp_port: 25 } })).result(),
      template: (await send(template.PUT, { as: cast.ann, params, body: { name: "B" } })).result(),
      preference: (await send(users.PATCH, { as: cast.bob, params: me, body: { timezone: "CET" } })).result(),
    };

    const at = (instant: string | null) => Date.parse(instant ?? "");
    for (const what of ["smtp", "template", "preference"] as const) {
      expect([what, at(made[what].updated_at) >= from]).toEqual([what, true]);
      expect([what, at(changed[what].updated_at) > at(made[what].updated_at)]).toEqual([what, true]);
    }
    for (const what of ["smtp", "template"] as const) {
      expect([what, at(made[what].created_at) >= from]).toEqual([what, true]);
      expect(changed[what].created_at).toBe(made[what].created_at);
    }
    expect(at(sent.created_at)).toBeGreaterThanOrEqual(from);
    expect(at(sent.created_at)).toBeLessThanOrEqual(Date.now());
  });

  test("the overview is for everybody of the organisation", async () => {
    expect((await send(overview.GET, { as: cast.bob })).status).toBe(200);
  });

  test("the stream says what it is, and ends with the request", async () => {
    const leaving = new AbortController();
    const sent = makeRequest(stream.GET.operation, { session: await sessionOf(cast.bob) });
    const response = await stream.GET(new Request(sent, { signal: leaving.signal }));

    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    expect(response.headers.get("cache-control")).toBe("no-cache, no-transform");
    expect(response.headers.get("x-accel-buffering")).toBe("no");
    const reading = response.text();
    leaving.abort();
    expect(await reading).toMatch(/^retry: 2000\n/);
    await waitFor("the feed stops", () => !changeFeed.isRunning);
  });

  test("a tick without its secret does nothing", async () => {
    const answer = await send(tick.POST, { as: cast.alice });

    expect(answer.status).toBeGreaterThanOrEqual(401);
    expect(answer.status).toBeLessThanOrEqual(404);
  });
});
