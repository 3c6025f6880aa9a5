import { describe, expect, it } from "vitest";
import { openApiDocument } from "@/lib/http/openapi";
import { operations } from "@/lib/schemas/operations";
import { findOperations } from "./find-operations";
import { readReference, type OpenApiDocument } from "./reference";
import { exampleAddress, samplesOf } from "./samples";
import { fieldsOf, typeWords } from "./schema-fields";

const { groups, schemas } = readReference(JSON.parse(openApiDocument()) as OpenApiDocument);
const all = groups.flatMap((group) => group.operations);
const find = (id: string) => all.find((operation) => operation.id === id) ?? expect.fail(`${id} is missing`);
const fieldOf = (id: string, name: string) =>
  fieldsOf(find(id).body?.schema ?? {}, schemas).find((field) => field.name === name);

describe("the reference", () => {
  it("has every operation once, in its group, with its other names", () => {
    expect(all.map(({ id }) => id).toSorted()).toEqual(operations.map(({ id }) => id).toSorted());
    expect(find("startWorker").aliases).toEqual(["POST /api/v1/worker/start"]);
    expect(find("recordEvents").group).toBe("Events");
  });

  it("knows what each takes: a session, a key, a secret of the installation, or nothing", () => {
    expect(find("getRun")).toMatchObject({ takesSession: true, credential: "RUNBELL_API_KEY" });
    expect(find("receiveGitHub")).toMatchObject({ takesSession: false, credential: "RUNBELL_API_KEY" });
    expect(find("tick")).toMatchObject({ takesSession: false, credential: "CRON_SECRET" });
    expect(find("getLiveness")).toMatchObject({ takesSession: true, credential: null });
  });

  it("shows shared problems where they are answered", () => {
    const [notFound] = find("getRun").answers.filter(({ status }) => status === "404");

    expect(notFound?.description).toContain("no such thing");
    expect(notFound?.content?.example).toMatchObject({ status: 404, code: "not_found" });
  });

  it("is found by words of the address, the summary and the group, in any order", () => {
    const found = (text: string) =>
      findOperations(groups, text).flatMap((group) => group.operations.map(({ id }) => id));

    expect(found("RUNS post")).toContain("openRun");
    expect(found("heartbeat")).toEqual(["beatRun"]);
    expect(found("no such words")).toEqual([]);
    expect(found("")).toHaveLength(all.length);
  });
});

describe("the fields of a body", () => {
  it("are told in words", () => {
    expect(fieldOf("recordEvents", "title")?.type).toBe("text, 1 to 300 characters");
    expect(fieldOf("recordEvents", "occurred_at")).toMatchObject({ type: "instant", isRequired: false });
    expect(fieldOf("recordEvents", "type")?.isRequired).toBe(true);
    expect(fieldOf("putTrigger", "severity")?.type).toBe("info | warning | error | critical or null");
    expect(fieldOf("orderMailServers", "ids")?.type).toMatch(/^list of id \(UUID\)/);
  });

  it("hold those within them, and end where a schema goes on for ever", () => {
    expect(fieldOf("openRun", "target")?.fields.map(({ name }) => name)).toEqual([
      "name",
      "hostname",
      "os_type",
      "tags",
    ]);
    for (const operation of all) {
      if (operation.body) expect(() => fieldsOf(operation.body?.schema ?? {}, schemas)).not.toThrow();
      for (const { content } of operation.answers)
        if (content) expect(typeWords(content.schema, schemas)).not.toBe("");
    }
  });
});

describe("an example", () => {
  const origin = "https://runbell.example.org";
  const textOf = (id: string, label: string) =>
    samplesOf(find(id), origin).find((sample) => sample.label === label)?.text ?? "";

  it("has values in its path", () => {
    expect(exampleAddress(find("getJob"))).toBe("/api/v1/jobs/nightly-etl");
    for (const operation of all) expect(exampleAddress(operation), operation.id).not.toMatch(/[{}]/);
  });

  it("for curl is quoted for a shell", () => {
    expect(textOf("getJob", "curl")).toBe(
      `curl -fsS '${origin}/api/v1/jobs/nightly-etl' \\\n  -H "Authorization: Bearer $RUNBELL_API_KEY"`,
    );
    expect(textOf("updateJob", "curl")).toContain("yesterday'\\''s orders");
    expect(textOf("createJob", "curl")).toContain('-H "Idempotency-Key: $(uuidgen)"');
    expect(textOf("getLiveness", "curl")).not.toContain("Authorization");
  });

  it("in JavaScript goes through the client where it has a word for it", () => {
    expect(textOf("openRun", "JavaScript")).toContain('runbell.runs.open("nightly-etl", {');
    expect(textOf("createJob", "JavaScript")).toContain('method: "POST"');
  });

  it("is a command where there is one", () => {
    expect(textOf("openRun", "Command line")).toContain("runbell exec --job");
    expect(samplesOf(find("getJob"), origin).map(({ label }) => label)).toEqual(["curl", "JavaScript"]);
  });
});
