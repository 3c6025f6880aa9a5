import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { FieldSpec } from "@/lib/channels/kind";
import { InvalidInputError } from "@/lib/core/errors";
import { Secret } from "@/lib/secrets";
import { emptyConfig, mergeConfig, type StoredConfig } from "./merge-config";

const Secrets = z.instanceof(Secret, { error: "is missing" });
const fields: FieldSpec[] = [
  { name: "server", label: "Server", input: "text", required: true, bindsSecrets: true },
  { name: "token", label: "Token", input: "secret", required: true },
  { name: "key", label: "Key", input: "secret" },
  { name: "url", label: "Address", input: "secret", bindsSecrets: true },
  { name: "note", label: "Note", input: "text" },
  { name: "loud", label: "Loud", input: "switch" },
  { name: "people", label: "People", input: "list" },
];
const kind = {
  fields,
  config: z.object({
    server: z.string().trim().min(3),
    token: Secrets,
    key: z.instanceof(Secret).nullable(),
    url: z.instanceof(Secret).nullable(),
    note: z.string().nullable().default(null),
    loud: z.boolean().default(false),
    people: z.array(z.string().max(3)).default([]),
  }),
};

const stored = (secrets: Record<string, string | null> = { token: "t0ken", key: "k3y" }): StoredConfig => ({
  config: { server: "one.example", note: "hello", loud: true, people: ["ada"] },
  secrets: new Map(
    Object.entries(secrets).map(([name, value]) => [name, value === null ? null : new Secret(value)]),
  ),
});

const revealed = (secrets: ReadonlyMap<string, Secret | null>) =>
  Object.fromEntries([...secrets].map(([name, secret]) => [name, secret?.reveal() ?? null]));

function issuesOf(work: () => unknown) {
  try {
    work();
  } catch (error) {
    if (error instanceof InvalidInputError) return error.issues;
    throw error;
  }
  return [];
}

describe("a channel's configuration", () => {
  test("is stored as the schema understood it, without its secrets", () => {
    const merged = mergeConfig(kind, emptyConfig, { server: " one.example ", token: " t0ken\n", note: "" });

    expect(merged.config).toEqual({ server: "one.example", loud: false, people: [] });
    expect(revealed(merged.secrets)).toEqual({ token: "t0ken" });
    expect(JSON.stringify(merged)).not.toContain("t0ken");
  });

  test("keeps what is left out, and unsets what is empty or null", () => {
    const merged = mergeConfig(kind, stored(), { note: "", loud: false });

    expect(merged.config).toEqual({ server: "one.example", loud: false, people: ["ada"] });
    expect(mergeConfig(kind, stored(), { note: null }).config).not.toHaveProperty("note");
    expect(merged.secrets.size).toBe(0);
    expect(merged.dropped).toEqual([]);
  });

  test.each([
    ["stay when they are absent", {}, {}],
    ["stay when they are empty", { key: "", token: " " }, {}],
    ["go for null", { key: null }, { key: null }],
    ["are replaced", { key: "new" }, { key: "new" }],
    [
      "are dropped where messages go elsewhere",
      { server: "two.example", token: "new" },
      { token: "new", key: null },
    ],
    ["stay when the server is said again", { server: "one.example" }, {}],
    [
      "are dropped with another secret address",
      { url: "https://x", token: "new" },
      { url: "https://x", token: "new", key: null },
    ],
  ])("secrets %s", (_, given, expected) => {
    expect(revealed(mergeConfig(kind, stored(), given).secrets)).toEqual(expected);
  });

  test("the same secret address again moves nothing", () => {
    const known = stored({ token: "t", key: "k", url: "https://x" });

    expect(mergeConfig(kind, known, { url: "https://x" }).dropped).toEqual([]);
    expect(mergeConfig(kind, known, { url: "https://y", token: "t" }).dropped).toEqual(["key"]);
  });

  test.each([
    [{ server: "x", token: "t" }, emptyConfig, "/config/server", "must have at least 3 characters"],
    [{ server: "one.example" }, emptyConfig, "/config/token", "is missing"],
    [{ server: "one.example", token: 7 }, emptyConfig, "/config/token", "must be a text"],
    [{ tokn: "x" }, stored(), "/config/tokn", "is not a known field"],
    [{ people: ["Grace"] }, stored(), "/config/people/0", "must have at most 3 characters"],
    [{ token: null }, stored(), "/config/token", "is missing"],
    [{ token: "x".repeat(8_001) }, stored(), "/config/token", "must have at most 8000 characters"],
    [
      { server: "two.example" },
      stored(),
      "/config/token",
      "must be entered again: the stored one was meant for where messages went before",
    ],
    [
      { note: "x" },
      stored({ token: null }),
      "/config/token",
      "must be entered again: the stored one cannot be read",
    ],
  ])("refuses what is wrong at its field, case %#", (given, known, pointer, detail) => {
    expect(issuesOf(() => mergeConfig(kind, known, given))).toEqual([{ pointer, detail }]);
  });

  test("names the fields as the form does", () => {
    expect(() => mergeConfig(kind, emptyConfig, {})).toThrow(/^Server is missing; Token is missing\.$/);
  });
});
