import { readdirSync } from "node:fs";
import { join, sep } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { roles, scopes } from "@/lib/core/actor";
import type { Operation } from "@/lib/schemas/operation";
import { operations } from "@/lib/schemas/operations";
import { makeCast, makeKeyOf, type Cast } from "@/lib/testing/cast";
import { describeWithDatabase } from "@/lib/testing/database";
import { send, sessionOf } from "@/lib/testing/request";
import type { RouteHandler } from "./route";

/** Who is let in there is next-auth's own business (lib/auth/next-auth.ts). */
const exceptions = ["app/api/auth/[...nextauth]/route.ts"];
const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

const root = join(import.meta.dirname, "../..");
const files = readdirSync(join(root, "app"), { recursive: true, encoding: "utf8" })
  .filter((path) => /(^|[\\/])route\.tsx?$/.test(path))
  .map((path) => `app/${path.replaceAll(sep, "/")}`)
  .filter((file) => !exceptions.includes(file));

interface Exported {
  file: string;
  name: string;
  handler: Partial<RouteHandler>;
}

/** Every export of every route file. */
async function loadExports(): Promise<Exported[]> {
  const modules = await Promise.all(
    files.map(async (file) => {
      const loaded = (await import(/* @vite-ignore */ join(root, file))) as Record<
        string,
        Partial<RouteHandler>
      >;
      return Object.entries(loaded).map(([name, handler]) => ({ file, name, handler }));
    }),
  );
  return modules.flat();
}

/** app/api/v1/(group)/runs/[id]/route.ts is /api/v1/runs/{id}. */
function addressOfFile(file: string): string {
  const parts = file.split("/").slice(1, -1);
  return `/${parts.filter((part) => !/^\(.*\)$/.test(part)).join("/")}`.replaceAll(/\[(\w+)\]/g, "{$1}");
}

const addressesOf = ({ path, aliases = [] }: Operation) => [path, ...aliases];

const exported = await loadExports();
const handlers = exported.filter(
  (one): one is Exported & { handler: RouteHandler } =>
    methods.includes(one.name) && one.handler.operation !== undefined,
);

describe("route handlers", () => {
  it("are all made by route(), out of an operation of the API", () => {
    const stray = exported
      .filter(({ name }) => methods.includes(name))
      .filter(({ handler }) => !handler.operation);
    expect(stray.map(({ file, name }) => `${name} ${file}`)).toEqual([]);

    for (const { file, name, handler } of handlers)
      expect(operations, `${name} ${file}`).toContain(handler.operation);
  });

  it("are at the path of their operation, or at another name of it, with its method", () => {
    for (const { file, name, handler } of handlers) {
      expect(name, file).toBe(handler.operation.method);
      expect(addressesOf(handler.operation), file).toContain(addressOfFile(file));
    }
  });

  it("are there for every operation, under each of its names", () => {
    const there = handlers.map(({ file, name }) => `${name} ${addressOfFile(file)}`);
    const declared = operations.flatMap((operation) =>
      addressesOf(operation).map((address) => `${operation.method} ${address}`),
    );

    expect(declared.filter((one) => !there.includes(one))).toEqual([]);
    expect(new Set(declared).size).toBe(declared.length);
  });

  it("export nothing but handlers and what Next reads", () => {
    const settings = ["dynamic", "revalidate", "runtime", "maxDuration"];
    const others = exported.filter(({ name }) => !methods.includes(name) && !settings.includes(name));

    expect(others.map(({ file, name }) => `${name} ${file}`)).toEqual([]);
  });
});

describe("operations", () => {
  it("say who may call them, and why, where that is anybody", () => {
    for (const { id, access } of operations) {
      if (access.kind === "public") expect(access.because.length, id).toBeGreaterThan(20);
      if (!("role" in access)) continue;
      expect(roles, id).toContain(access.role);
      expect(scopes, id).toContain(access.scope);
    }
  });

  it("are public for few", () => {
    const open = operations.filter(({ access }) => access.kind === "public").map(({ id }) => id);

    expect(open.toSorted()).toEqual([
      "acceptInvitation",
      "getCliFile",
      "getLiveness",
      "getLogo",
      "getOpenApi",
      "getReadiness",
      "giveAnswer",
      "openInvitation",
      "openPasswordReset",
      "openUnsubscribe",
      "readAnswer",
      "requestPasswordReset",
      "setNewPassword",
      "setUp",
      "unsubscribe",
    ]);
  });

  it("have ids of their own, and no body to read with GET", () => {
    expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
    expect(operations.filter(({ method, body }) => method === "GET" && body)).toEqual([]);
  });

  it("declare what they answer with", () => {
    const silent = operations.filter(({ status, result }) => status !== 204 && !result).map(({ id }) => id);

    // Files, figures, a stream, a way to a page, and a document that describes itself.
    expect(silent.toSorted()).toEqual([
      "exportAudit",
      "exportNotifications",
      "getCliFile",
      "getLogo",
      "getMetrics",
      "getOpenApi",
      "getRunFile",
      "openUnsubscribe",
      "stream",
    ]);
  });
});

describeWithDatabase("every operation of members", () => {
  let cast: Cast;
  const closed = handlers.filter(({ handler }) => "role" in handler.operation.access);
  const nothing = "0193a1b2-0000-7000-8000-000000000001";

  /** Values for the path that no row has. */
  const paramsOf = ({ path }: Operation) =>
    Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => [name, nothing]));

  beforeAll(async () => {
    cast = await makeCast();
  });

  it("is closed to strangers, whatever they send along", async () => {
    const tricks: Record<string, string>[] = [
      {},
      { "x-middleware-subrequest": "middleware:middleware:middleware:middleware:middleware" },
      { "x-forwarded-host": "127.0.0.1", "x-forwarded-for": "127.0.0.1", "x-original-url": "/livez" },
      { authorization: "Basic YWRtaW46YWRtaW4=" },
      { cookie: "runbell.session=x; next-auth.session-token=x" },
      { rsc: "1", "next-router-prefetch": "1" },
    ];
    for (const { file, name, handler } of closed)
      for (const headers of tricks) {
        const { operation } = handler;
        const answer = await send(handler, { params: paramsOf(operation), headers });
        expect(answer.status, `${name} ${file} ${JSON.stringify(headers)}`).toBe(401);
      }
  });

  it("asks for its scope and its role", async () => {
    for (const { file, name, handler } of closed) {
      const { operation } = handler;
      if (!("role" in operation.access)) continue;
      const { role, scope } = operation.access;
      const others = scopes.filter((other) => other !== scope);
      const params = paramsOf(operation);
      const narrow = await send(handler, { key: await makeKeyOf(cast.alice, { scopes: others }), params });
      expect(narrow.status, `${name} ${file}`).toBe(403);
      if (role === "member") continue;

      const lower = await send(handler, { as: role === "admin" ? cast.ann : cast.bob, params });
      expect(lower.status, `${name} ${file}`).toBe(403);
    }
  });

  it("is closed to other sites' pages when it changes something", async () => {
    const session = await sessionOf(cast.alice);
    for (const { file, name, handler } of closed) {
      if (name === "GET") continue;
      const headers = { "sec-fetch-site": "cross-site", origin: "https://evil.example" };
      const answer = await send(handler, { session, headers, params: paramsOf(handler.operation) });
      expect(answer.status, `${name} ${file}`).toBe(403);
    }
  });
});
