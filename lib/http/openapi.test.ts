import { describe, expect, it } from "vitest";
import { GET as getOpenApi } from "@/app/api/v1/openapi.json/route";
import { send } from "@/lib/testing/request";
import { operations } from "@/lib/schemas/operations";
import { requestExamples } from "@/lib/schemas/request-examples";
import { makeDocument, openApiDocument } from "./openapi";
import { bodyExampleOf, resultExampleOf } from "./openapi-operation";
import { tags } from "./openapi-tags";

const document = makeDocument(operations);

/** What other programs already call, under exactly these names. */
const endpoints = `
POST /api/v1/notification-templates
GET /api/v1/notification-templates
GET /api/v1/notification-templates/{id}
PUT /api/v1/notification-templates/{id}
DELETE /api/v1/notification-templates/{id}
POST /api/v1/notification-templates/{id}/test
POST /api/v1/notification-templates/render
GET /api/v1/notification-executions
GET /api/v1/notification-executions/{id}
POST /api/v1/notification-executions/{id}/retry
POST /api/v1/notifications
GET /api/v1/notifications
GET /api/v1/notifications/{id}
DELETE /api/v1/notifications/{id}
POST /internal/notifications
GET /api/v1/notification/health
GET /api/v1/worker/status
GET /api/v1/notification/worker/status
POST /api/v1/notification/worker/start
POST /api/v1/notification/worker/stop
POST /api/v1/worker/start
POST /api/v1/worker/stop
POST /api/v1/notification/smtp/settings
GET /api/v1/notification/smtp/settings
POST /api/v1/notification/smtp/test
GET /api/v1/notification/preferences/{user_id}
POST /api/v1/notification/preferences/{user_id}
POST /api/v1/notification/test/slack
POST /api/v1/notification/test/teams
POST /api/v1/notification/test/webhook
POST /api/v1/pipelines/run/{org_slug}/test/fail/test
GET /job-logs/active
GET /api/v1/job-logs/active
GET /job-logs/statistics
GET /api/v1/job-logs/statistics
GET /users/{user_id}/notification-preferences
PATCH /users/{user_id}/notification-preferences
GET /api/v1/users/{user_id}/notification-preferences
PATCH /api/v1/users/{user_id}/notification-preferences`
  .trim()
  .split("\n")
  .map((line) => line.split(" ") as [string, string]);
const paths = document.paths ?? {};

function find(path: string, method: string) {
  return (paths[path] as Record<string, Described> | undefined)?.[method.toLowerCase()];
}

interface Described {
  operationId: string;
  security: Record<string, string[]>[];
  parameters?: { name: string; in: string; required: boolean }[];
  requestBody?: { required: boolean; content: Record<string, { schema: object }> };
  responses: Record<string, { content?: Record<string, { schema: object }> }>;
}

describe("the OpenAPI document", () => {
  it("has every operation under every one of its names, each with an id of its own", () => {
    const ids = new Set<string>();
    for (const { path, aliases = [], method } of operations)
      for (const address of [path, ...aliases]) {
        const described = find(address, method);
        expect(described, `${method} ${address}`).toBeDefined();
        ids.add(described?.operationId ?? "");
      }

    const count = operations.reduce((sum, { aliases = [] }) => sum + 1 + aliases.length, 0);
    expect(ids.size).toBe(count);
  });

  it("declares every parameter of every path, and no reference to nothing", () => {
    for (const { path, method } of operations) {
      const declared = (find(path, method)?.parameters ?? []).filter((parameter) => parameter.in === "path");
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(declared.map(({ name }) => name).toSorted(), path).toEqual(inPath.toSorted());
    }

    const schemas = document.components?.schemas ?? {};
    for (const [, name] of openApiDocument().matchAll(/"#\/components\/schemas\/([^"]+)"/g))
      expect(schemas).toHaveProperty(name ?? "");
  });

  it("names schemas once and refers to them", () => {
    expect(find("/api/v1/me", "get")?.responses["200"]?.content?.["application/json"]?.schema).toEqual({
      $ref: "#/components/schemas/Me",
    });
    expect(find("/api/v1/setup", "post")?.requestBody).toMatchObject({
      required: true,
      content: { "application/json": { schema: { $ref: "#/components/schemas/Setup" } } },
    });
  });

  it("says who may call, and how failures look", () => {
    expect(find("/api/v1/me", "get")?.security).toEqual([{ session: [] }, { bearer: [] }, { apiKey: [] }]);
    expect(find("/livez", "get")?.security).toEqual([]);
    expect(find("/api/cron/tick", "post")?.security).toEqual([{ cron: [] }]);
    expect(find("/api/v1/me", "get")?.responses.default).toEqual({ $ref: "#/components/responses/Problem" });
    expect(document.components?.responses?.Problem).toMatchObject({
      content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
    });
  });

  it("says what is answered that is no JSON", () => {
    const typesOf = (path: string) => Object.keys(find(path, "get")?.responses["200"]?.content ?? {});

    expect(typesOf("/api/v1/stream")).toEqual(["text/event-stream"]);
    expect(typesOf("/branding/{organisation_id}/{file}")).toEqual(["image/*"]);
    expect(typesOf("/api/v1/openapi.json")).toEqual(["application/json"]);
  });

  it("shows by example what goes in and what comes out", () => {
    for (const operation of operations) {
      const { id, body, result } = operation;
      if (body)
        expect(body.safeParse(bodyExampleOf(operation)), `the body of ${id}`).toMatchObject({
          success: true,
        });
      if (result)
        expect(result.safeParse(resultExampleOf(operation)), `the result of ${id}`).toMatchObject({
          success: true,
        });
    }
    const withBody = operations.filter(({ body }) => body).map(({ id }) => id);
    expect(Object.keys(requestExamples).filter((id) => !withBody.includes(id))).toEqual([]);
  });

  it("says how requests are repeated, and what stands against a change", () => {
    const post = find("/api/v1/jobs", "post");
    const put = find("/api/v1/notification-templates/{id}", "put");

    expect(post?.parameters?.map(({ name }) => name)).toContain("Idempotency-Key");
    expect(find("/api/v1/api-keys", "post")?.parameters ?? []).toEqual([]);
    expect(put?.parameters?.map(({ name }) => name)).toContain("If-Match");
    expect(Object.keys(put?.responses ?? {})).toContain("412");
    expect(Object.keys(find("/api/v1/settings", "get")?.responses ?? {})).toContain("304");
  });

  it("has a description for every group, and every group in use", () => {
    const used = new Set(operations.map(({ tag }) => tag));

    expect([...used].toSorted()).toEqual(tags.map(({ name }) => name).toSorted());
  });

  it.each(endpoints)("has %s %s, as programs that came before know it", (method, path) => {
    expect(find(path, method)).toBeDefined();
  });

  it("asks for a body only where one may not be left out", () => {
    expect(find("/api/v1/jobs/{key}/trigger", "post")?.requestBody?.required).toBe(false);
    expect(find("/api/v1/jobs", "post")?.requestBody?.required).toBe(true);
  });

  it("is sent once to whoever has it, also as a proxy's compression names it", async () => {
    const first = await send(getOpenApi);
    const etag = first.headers.get("etag") ?? "";
    expect(JSON.parse(first.text)).toMatchObject({ openapi: "3.1.0" });

    for (const known of [etag, `W/${etag}`, `"another", ${etag}`]) {
      const again = await send(getOpenApi, { headers: { "if-none-match": known } });
      expect([again.status, again.text]).toEqual([304, ""]);
    }
    expect((await send(getOpenApi, { headers: { "if-none-match": '"another"' } })).status).toBe(200);
  });
});
