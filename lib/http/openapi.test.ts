import { describe, expect, it } from "vitest";
import { operations } from "@/lib/schemas/operations";
import { makeDocument, openApiDocument } from "./openapi";

const document = makeDocument(operations);
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
    expect(find("/api/v1/setup", "post")?.requestBody).toEqual({
      required: true,
      content: { "application/json": { schema: { $ref: "#/components/schemas/Setup" } } },
    });
  });

  it("says who may call, and how failures look", () => {
    expect(find("/api/v1/me", "get")?.security).toEqual([{ session: [] }, { bearer: [] }, { apiKey: [] }]);
    expect(find("/livez", "get")?.security).toEqual([]);
    expect(find("/api/cron/tick", "post")?.security).toEqual([{ cron: [] }]);
    expect(find("/api/v1/me", "get")?.responses.default?.content).toEqual({
      "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } },
    });
  });

  it("says what is answered that is no JSON", () => {
    const typesOf = (path: string) => Object.keys(find(path, "get")?.responses["200"]?.content ?? {});

    expect(typesOf("/api/v1/stream")).toEqual(["text/event-stream"]);
    expect(typesOf("/branding/{organisation_id}/{file}")).toEqual(["image/*"]);
    expect(typesOf("/api/v1/openapi.json")).toEqual(["application/json"]);
  });

  it("asks for a body only where one may not be left out", () => {
    expect(find("/api/v1/jobs/{key}/trigger", "post")?.requestBody?.required).toBe(false);
    expect(find("/api/v1/jobs", "post")?.requestBody?.required).toBe(true);
  });
});
