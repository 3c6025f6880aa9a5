import { describe, expect, it, onTestFinished } from "vitest";
import { startScriptedHttpServer, type ScriptedAnswer } from "@/lib/testing/http-server";
import { createClient, RunbellError } from "./client.mjs";

const good = { status: 202, body: { data: [{ id: "1", duplicate: false, notifications: 0 }] } };

async function scripted(...answers: [ScriptedAnswer, ...ScriptedAnswer[]]) {
  const server = await startScriptedHttpServer(...answers);
  onTestFinished(() => server.close());
  const record = (retries = 2, timeoutMs = 5_000) =>
    createClient({ url: `${server.url}/base`, apiKey: "secret", retries, timeoutMs }).events.record({
      type: "job.failed",
    });
  return { server, record };
}

describe("a call of the client", () => {
  it("is repeated as it is until it is answered, below the address with its path", async () => {
    const { server, record } = await scripted("hang up", { status: 503, body: "<html>" }, good);

    expect(await record()).toEqual(good.body.data[0]);
    expect(server.requests.map(({ url }) => url)).toEqual(Array(3).fill("/base/api/v1/events"));
    expect(new Set(server.requests.map(({ body }) => body)).size).toBe(1);
  });

  it("waits as long as it was asked to, and gives up when that is too long", async () => {
    const { record } = await scripted({ status: 429, headers: { "retry-after": "1" } }, good);
    const since = Date.now();
    await record();
    expect(Date.now() - since).toBeGreaterThanOrEqual(990);

    const other = await scripted({ status: 429, headers: { "retry-after": "3600" } }, good);
    await expect(other.record()).rejects.toMatchObject({ status: 429, retryAfterMs: 3_600_000 });
    expect(other.server.requests).toHaveLength(1);
  });

  it("ends when there is no answer, and says so", async () => {
    const { server, record } = await scripted("silence");

    await expect(record(0, 200)).rejects.toMatchObject({
      name: "RunbellError",
      status: 0,
      message: `${server.url} gave no answer: it took too long`,
      isTransient: true,
    });
  });

  it("is not repeated when Runbell refuses it", async () => {
    const errors = [{ pointer: "/type", detail: "is missing" }];
    const problem = { title: "Invalid input", status: 400, detail: "No.", code: "invalid_input", errors };
    const { server, record } = await scripted({ status: 400, body: problem });

    const error = await record().catch((thrown: unknown) => thrown);

    expect(error).toBeInstanceOf(RunbellError);
    expect(error).toMatchObject({ ...problem, message: "No. · /type is missing", isRefusal: true });
    expect(server.requests).toHaveLength(1);
  });

  it("takes the key nowhere else, and a page of a proxy for no result", async () => {
    const { server, record } = await scripted({ status: 301, headers: { location: "http://127.0.0.1:9/" } });
    await expect(record(0)).rejects.toThrow("The address leads on to http://127.0.0.1:9/: use that one");
    expect(server.requests).toHaveLength(1);

    const page = await scripted({ status: 200, body: "<html>sign in</html>" });
    await expect(page.record(0)).rejects.toMatchObject({ status: 200, isRefusal: false });
  });

  it("holds as many events as the API takes at once, in their order", async () => {
    const row = { id: "1", duplicate: false, notifications: 0 };
    const answers = [500, 1, 30, 30].map((count) => ({
      status: 202,
      body: { data: Array(count).fill(row) },
    }));
    const server = await startScriptedHttpServer(answers[0] ?? "silence", ...answers.slice(1));
    onTestFinished(() => server.close());
    const { events } = createClient({ url: server.url, apiKey: "secret" });
    const titles = (index: number) => (server.sent(index) as { title: string }[]).map(({ title }) => title);

    const many = Array.from({ length: 501 }, (_, n) => ({ type: "system.error", title: `${n}` }) as const);
    expect(await events.record(many)).toHaveLength(501);
    expect([...titles(0), ...titles(1)]).toEqual(many.map(({ title }) => title));

    const message = "é".repeat(20_000);
    await events.record(Array.from({ length: 60 }, () => ({ type: "system.error", message }) as const));
    expect(server.requests.slice(2).map(({ body }) => Buffer.byteLength(body) < 4 * 1024 * 1024)).toEqual(
      Array(server.requests.length - 2).fill(true),
    );
    expect(server.requests.length).toBe(4);
  });
});
