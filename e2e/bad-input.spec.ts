import { expect, test } from "@playwright/test";
import { request } from "./api";
import { startServer, type TestServer } from "./server";

let server: TestServer;

test.beforeAll(async () => {
  server = await startServer({ RUNBELL_DEMO: "0" });
});
test.afterAll(() => server.close());

const post = (body: unknown, headers?: Record<string, string>) =>
  request(server, "POST", "/api/v1/events", body, headers);

const cases: { what: string; send: () => ReturnType<typeof request>; status: number; says: RegExp }[] = [
  { what: "malformed JSON", send: () => post('{"type": "job.failed",'), status: 400, says: /JSON/ },
  {
    what: "an unknown event type",
    send: () => post({ type: "job.exploded" }),
    status: 400,
    says: /not an event type/,
  },
  {
    what: "a body of 10 MB",
    send: () => post(`{"type":"job.failed","message":"${"x".repeat(10_000_000)}"}`),
    status: 413,
    says: /large|big|limit/i,
  },
  {
    what: "invalid UTF-8",
    send: () => post(new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])),
    status: 400,
    says: /UTF-8/,
  },
  {
    what: "a wrong key",
    send: () =>
      request({ ...server, apiKey: `rb_${"x".repeat(50)}` }, "POST", "/api/v1/events", {
        type: "job.failed",
      }),
    status: 401,
    says: /key/i,
  },
  {
    what: "another media type",
    send: () => post("type=job.failed", { "content-type": "application/x-www-form-urlencoded" }),
    status: 415,
    says: /application\/json/,
  },
  {
    what: "JSON 10,000 levels deep",
    send: () => post(`{"type":"job.failed","details":{"a":${"[".repeat(10_000)}${"]".repeat(10_000)}}}`),
    status: 400,
    says: /deep/,
  },
  {
    what: "a template with a syntax error",
    send: () =>
      request(server, "POST", "/api/v1/notification-templates/render", {
        body_template: "Hello\n{% if job.name %}",
        content_type: "text",
      }),
    status: 422,
    says: /line \d+/,
  },
  {
    what: "an id that is not there",
    send: () => request(server, "GET", "/api/v1/notifications/01890000-0000-7000-8000-000000000000"),
    status: 404,
    says: /There is no/,
  },
];

for (const { what, send, status, says } of cases)
  test(`${what} is answered with a clear problem and nothing is stored`, async () => {
    const answer = await send();

    expect(answer.status).toBe(status);
    expect(answer.contentType).toContain("application/problem+json");
    expect(JSON.stringify(answer.body)).toMatch(says);
    expect(answer.body).toMatchObject({ status, title: expect.any(String), detail: expect.any(String) });
    const stored = await request<{ data: unknown[] }>(server, "GET", "/api/v1/events");
    expect(stored.body.data).toEqual([]);
  });

test("text that PostgreSQL cannot hold is stored with a visible mark", async () => {
  const answer = await post('{"type":"system.error","title":"a\\u0000b","message":"lone \\ud800 surrogate"}');

  expect(answer.status).toBe(202);
  const stored = await request<{ data: { title: string; message: string }[] }>(
    server,
    "GET",
    "/api/v1/events",
  );
  expect(stored.body.data[0]?.title).toBe("a\uFFFDb");
  expect(stored.body.data[0]?.message).toBe("lone \uFFFD surrogate");
});
