import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { ConflictError, errorCodes, AppError, type ErrorCode } from "@/lib/core/errors";
import { database, installDatabase } from "@/lib/db/database";
import { logger } from "@/lib/logger";
import { EmailAddress, Id, JsonObject } from "@/lib/schemas/field";
import { operation } from "@/lib/schemas/operation";
import { makeCast, type Cast } from "@/lib/testing/cast";
import { describeWithDatabase } from "@/lib/testing/database";
import { send, sessionOf } from "@/lib/testing/request";
import { route } from "./route";

const member = { kind: "member", role: "member", scope: "read" } as const;
const base = { tag: "Test", summary: "Test", method: "POST", status: 200 } as const;

const echo = route(
  operation({
    ...base,
    id: "echo",
    path: "/api/v1/echo",
    access: { kind: "public", because: "a test" },
    body: JsonObject,
    result: JsonObject,
  }),
  ({ body }) => body,
);

const find = route(
  operation({
    ...base,
    id: "find",
    method: "GET",
    path: "/api/v1/things/{id}",
    access: member,
    params: z.object({ id: Id }),
    result: z.object({ id: Id, by: z.string() }),
  }),
  ({ actor, params }) => ({ id: params.id, by: actor.label, passwordHash: "never shown" }),
);

const change = route(
  operation({
    ...base,
    id: "change",
    path: "/api/v1/things",
    access: { kind: "member", role: "author", scope: "jobs:write" },
    body: z.strictObject({ email: EmailAddress }),
    maxBodyBytes: 1000,
    status: 201,
    result: z.object({ email: z.string() }),
  }),
  ({ body }) => body,
);

function failing(error: unknown) {
  const declared = operation({
    ...base,
    id: "fail",
    method: "GET",
    path: "/fail",
    access: { kind: "public", because: "a test" },
    status: 204,
  });
  return route(declared, () => {
    throw error;
  });
}

function logged() {
  return {
    error: vi.spyOn(logger, "error").mockReturnValue(),
    warn: vi.spyOn(logger, "warn").mockReturnValue(),
  };
}

describe("a body", () => {
  it("is read when it is JSON in UTF-8", async () => {
    const answer = await send(echo, {
      rawBody: '\ufeff{"a":["é"]}',
      headers: { "content-type": "application/json; charset=utf-8" },
    });

    expect(answer.result()).toEqual({ a: ["é"] });
  });

  it("of 10 MB is refused without being read to the end", async () => {
    let pulled = 0;
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (++pulled > 160) controller.close();
        else controller.enqueue(new Uint8Array(65_536).fill(32));
      },
    });
    const answer = await send(echo, { rawBody: stream });

    expect(answer.status).toBe(413);
    expect(answer.problem().code).toBe("too_large");
    expect(pulled).toBeLessThan(25);
  });

  it("that says it is too large is not read at all", async () => {
    const answer = await send(echo, { rawBody: "{}", headers: { "content-length": "10000000" } });

    expect(answer.status).toBe(413);
  });

  it.each([
    ["text/plain", "{}"],
    ["application/x-www-form-urlencoded", "a=1"],
    ["multipart/form-data; boundary=x", "--x--"],
    ["application/jsonp", "{}"],
    [null, "{}"],
  ])("of type %s is refused", async (type, rawBody) => {
    const answer = await send(echo, {
      rawBody: new TextEncoder().encode(rawBody),
      headers: { "content-type": type },
    });

    expect(answer.status).toBe(415);
    expect(answer.problem().code).toBe("unsupported_media_type");
  });

  it("that is compressed is refused", async () => {
    expect((await send(echo, { rawBody: "{}", headers: { "content-encoding": "gzip" } })).status).toBe(415);
    expect((await send(echo, { rawBody: "{}", headers: { "content-encoding": "identity" } })).status).toBe(
      200,
    );
  });

  it.each([
    [[0x7b, 0x22, 0xff, 0x22, 0x7d], 2],
    [[0x22, 0xc3, 0x28, 0x22], 2],
    [[0x22, 0xe2, 0x82], 3],
    [[0xed, 0xa0, 0x80], 1],
  ])("that is not UTF-8 is refused, with the byte (%j)", async (bytes, at) => {
    const answer = await send(echo, { rawBody: new Uint8Array(bytes) });

    expect(answer.status).toBe(400);
    expect(answer.problem().detail).toContain(`byte ${at} `);
  });

  it("that is malformed is refused, with line and column", async () => {
    const answer = await send(echo, { rawBody: '{\n  "a": 1,\n}' });

    expect(answer.status).toBe(400);
    expect(answer.problem().detail).toContain("line 3, column 1");
  });

  it("that is nested too deep is refused", async () => {
    const answer = await send(echo, { rawBody: '{"a":'.repeat(100_000) });

    expect(answer.status).toBe(400);
    expect(answer.problem().detail).toContain("nested more than 32 deep");
  });

  it("loses __proto__ and what PostgreSQL cannot store", async () => {
    const answer = await send(echo, { rawBody: '{"__proto__":{"x":1},"a":"\\u0000\\ud800"}' });

    expect(answer.result()).toEqual({ a: "\ufffd\ufffd" });
  });

  it("that is missing is missed", async () => {
    const answer = await send(echo);

    expect(answer.status).toBe(400);
    expect(answer.problem().errors).toEqual([{ pointer: "", detail: "is missing" }]);
  });
});

describe("an answer", () => {
  it("is never cached or sniffed, and has the request's id", async () => {
    const { headers } = await send(echo, { body: {} });

    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-type")).toBe("application/json");
    expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("that the operation does not declare is a logged failure", async () => {
    const log = logged();
    const declared = operation({
      ...base,
      id: "wrong",
      path: "/wrong",
      access: { kind: "public", because: "a test" },
      result: z.object({ count: z.int() }),
    });
    const answer = await send(route(declared, () => ({ count: 1.5, secret: "s3cr3t" })));

    expect(answer.status).toBe(500);
    expect(answer.text).not.toContain("1.5");
    expect(log.error).toHaveBeenCalledOnce();
    log.error.mockRestore();
  });

  it("may be a response of the handler's own, such as a stream", async () => {
    const declared = operation({
      ...base,
      id: "own",
      method: "GET",
      path: "/own",
      access: { kind: "public", because: "a test" },
    });
    const answer = await send(
      route(
        declared,
        () =>
          new Response("data: 1\n\n", {
            headers: { "content-type": "text/event-stream", "cache-control": "no-cache" },
          }),
      ),
    );

    expect(answer.text).toBe("data: 1\n\n");
    expect(answer.headers.get("cache-control")).toBe("no-cache");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("is empty with 204", async () => {
    const declared = operation({
      ...base,
      id: "none",
      method: "DELETE",
      path: "/none",
      access: { kind: "public", because: "a test" },
      status: 204,
    });
    const answer = await send(route(declared, () => undefined));

    expect(answer.status).toBe(204);
    expect(answer.text).toBe("");
  });

  it("to nobody has no actor", async () => {
    const log = logged();
    const declared = operation({
      ...base,
      id: "nobody",
      method: "GET",
      path: "/nobody",
      access: { kind: "public", because: "a test" },
      status: 204,
    });
    const answer = await send(route(declared, ({ actor }) => void actor));

    expect(answer.status).toBe(500);
    expect(log.error).toHaveBeenCalledOnce();
    log.error.mockRestore();
  });
});

describe("a failure", () => {
  const statuses: Record<ErrorCode, number> = {
    invalid_input: 400,
    unauthenticated: 401,
    forbidden: 403,
    not_found: 404,
    request_timeout: 408,
    conflict: 409,
    precondition_failed: 412,
    too_large: 413,
    unsupported_media_type: 415,
    unprocessable: 422,
    rate_limited: 429,
    unavailable: 503,
  };

  it.each(errorCodes.map((code) => [code, statuses[code]] as const))(
    "%s is told as %d",
    async (code, status) => {
      const answer = await send(failing(new AppError(code, "In our words.")));

      expect(answer.status).toBe(status);
      expect(answer.problem()).toMatchObject({ type: "about:blank", status, code, detail: "In our words." });
      expect(answer.headers.get("www-authenticate")).toBe(status === 401 ? 'Bearer realm="Runbell"' : null);
      expect(answer.headers.get("retry-after")).toBe(status === 429 || status === 503 ? "5" : null);
    },
  );

  it("tells the places in the input", async () => {
    const answer = await send(
      failing(new ConflictError("It is taken.", [{ pointer: "/key", detail: "is taken" }])),
    );

    expect(answer.problem().errors).toEqual([{ pointer: "/key", detail: "is taken" }]);
  });

  it("of ours is logged under the request's id and told without its reason", async () => {
    const log = logged();
    const answer = await send(failing(new Error("connect to postgres://u:p@db failed at /srv/x.ts")));

    const problem = answer.problem();
    expect(problem).toMatchObject({ status: 500, code: "internal" });
    expect(answer.text).not.toContain("postgres");
    const [context] = log.error.mock.calls[0] ?? [];
    expect(problem.instance).toBe(`urn:uuid:${(context as unknown as { request_id: string }).request_id}`);
    log.error.mockRestore();
  });

  it.each([
    Object.assign(new Error("x"), { code: "ECONNREFUSED" }),
    Object.assign(new Error("x"), { code: "P1001" }),
    Object.assign(new Error("x"), {
      code: "P2010",
      meta: { driverAdapterError: { cause: { kind: "ConnectionClosed" } } },
    }),
    new Error("x", { cause: Object.assign(new Error("y"), { code: "57P01" }) }),
  ])("of the database's reach is unavailable, to be tried again (%#)", async (error) => {
    const log = logged();
    const answer = await send(failing(error));

    expect(answer.status).toBe(503);
    expect(answer.headers.get("retry-after")).toBe("5");
    expect(answer.problem().code).toBe("unavailable");
    log.warn.mockRestore();
  });
});

describe("a cron operation", () => {
  it("is not there without CRON_SECRET", async () => {
    const declared = operation({ ...base, id: "cron", path: "/cron", access: { kind: "cron" }, status: 204 });

    expect(
      (
        await send(
          route(declared, () => undefined),
          { key: "whatever it is" },
        )
      ).status,
    ).toBe(404);
  });
});

describeWithDatabase("route", (db) => {
  let cast: Cast;
  const id = "0193a1b2-0000-7000-8000-000000000001";
  const params = { id };
  const body = { email: "ada@example.org" };

  beforeAll(async () => {
    cast = await makeCast();
  });
  beforeEach(() => installDatabase(db()));

  it("shows nothing that the operation does not declare", async () => {
    const answer = await send(find, { as: cast.bob, params });

    expect(JSON.parse(answer.text)).toEqual({ id, by: "API key Test key" });
  });

  it("asks who it is before it looks at anything else", async () => {
    const answer = await send(change, { rawBody: "{{{" });

    expect(answer.status).toBe(401);
    expect(answer.problem().code).toBe("unauthenticated");
    expect((await send(find, { params: { id: "nonsense" } })).status).toBe(401);
  });

  it("asks for the role", async () => {
    expect((await send(change, { as: cast.bob, body })).status).toBe(403);
    expect((await send(change, { as: cast.ann, body })).status).toBe(201);
    expect((await send(change, { as: cast.alice, body })).status).toBe(201);
  });

  it("says that nothing is there when an id is none", async () => {
    expect((await send(find, { as: cast.bob, params: { id: "1" } })).status).toBe(404);
    expect((await send(find, { as: cast.bob, params: { id: "../../me" } })).status).toBe(404);
  });

  it("answers bad input with places, and keeps the operation's own limit", async () => {
    const answer = await send(change, { as: cast.ann, body: { email: "no", role: "admin" } });

    expect(answer.status).toBe(400);
    expect(answer.problem().errors?.map(({ pointer }) => pointer)).toEqual(["/email", "/role"]);
    expect((await send(change, { as: cast.ann, body: { email: "x".repeat(1000) } })).status).toBe(413);
  });

  it("takes a session for reading from anywhere", async () => {
    const answer = await send(find, {
      session: await sessionOf(cast.bob),
      params,
      headers: { "sec-fetch-site": "cross-site" },
    });

    expect(answer.result()).toEqual({ id, by: cast.bob.email });
  });

  it.each<[string, Record<string, string | null>, number]>([
    ["from our own pages", { "sec-fetch-site": "same-origin" }, 201],
    ["from our origin", { "sec-fetch-site": null, origin: "http://127.0.0.1:3000" }, 201],
    ["from another site", { "sec-fetch-site": "cross-site", origin: "https://evil.example" }, 403],
    ["from another origin of the site", { "sec-fetch-site": "same-site" }, 403],
    ["from another port", { "sec-fetch-site": null, origin: "http://127.0.0.1:4000" }, 403],
    ["from a sandboxed frame", { "sec-fetch-site": null, origin: "null" }, 403],
    ["from a sandboxed frame of ours", { "sec-fetch-site": "same-origin", origin: "null" }, 403],
    ["typed into the address bar", { "sec-fetch-site": "none" }, 403],
    ["that does not say where from", { "sec-fetch-site": null }, 403],
    ["as a form", { "content-type": "application/x-www-form-urlencoded" }, 415],
    ["as plain text", { "content-type": "text/plain" }, 415],
  ])("looks where a change with a session comes from: %s", async (_, headers, status) => {
    const answer = await send(change, { session: await sessionOf(cast.ann), body, headers });

    expect(answer.status).toBe(status);
  });

  it("asks an API key for nothing of that, and never reads cookies beside it", async () => {
    const session = await sessionOf(cast.alice);

    expect(
      (await send(change, { as: cast.ann, body, headers: { "sec-fetch-site": "cross-site" } })).status,
    ).toBe(201);
    expect((await send(find, { key: "rb_wrong", session, params })).status).toBe(401);
    expect((await send(find, { key: "", session, params })).status).toBe(401);
    const answer = await send(find, { session, params, headers: { "x-api-key": cast.bob.apiKey } });
    expect(answer.result().by).toBe("API key Test key");
  });

  it("answers that it is unavailable while the database is gone", async () => {
    const log = logged();
    const gone = { ...database(), prisma: unreachable() };
    installDatabase(gone);
    const answer = await send(find, { as: cast.bob, params });

    expect(answer.status).toBe(503);
    expect(answer.headers.get("retry-after")).toBe("5");
    log.warn.mockRestore();
  });
});

/** A client all of whose calls fail as Prisma's do when the server is gone. */
function unreachable() {
  const fail = () =>
    Promise.reject(Object.assign(new Error("Can't reach database server"), { code: "P1001" }));
  return new Proxy({}, { get: () => new Proxy({}, { get: () => fail }) }) as ReturnType<
    typeof database
  >["prisma"];
}
