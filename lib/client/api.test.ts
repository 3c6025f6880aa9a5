import { afterEach, describe, expect, it, vi } from "vitest";
import { revokeApiKey } from "@/lib/schemas/account";
import { getJob, triggerJob } from "@/lib/schemas/job";
import { listRuns } from "@/lib/schemas/run";
import { addressOf, call } from "./api";
import { ApiError } from "./api-error";

const answer = (body: BodyInit | null, status: number) => {
  const fetched = vi.fn(() => Promise.resolve(new Response(body, { status })));
  vi.stubGlobal("fetch", fetched);
  return fetched;
};
const problemOf = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.fail("it should throw"),
    (error: unknown) => (error instanceof ApiError ? error : expect.fail(String(error))),
  );

afterEach(() => vi.unstubAllGlobals());

describe("calling an operation", () => {
  it("fills the path in and leaves out what is empty", () => {
    expect(addressOf("/api/v1/jobs/{key}", { key: "a b/c" }, undefined)).toBe("/api/v1/jobs/a%20b%2Fc");
    expect(
      addressOf("/api/v1/runs", undefined, { q: "", job: undefined, limit: 25, status: "failed,lost" }),
    ).toBe("/api/v1/runs?limit=25&status=failed%2Clost");
    expect(() => addressOf(getJob.path, {}, undefined)).toThrow("needs key");
  });

  it("sends a body as JSON and answers with the result", async () => {
    const fetched = answer(`{"id":"1"}`, 201);

    const run = await call(triggerJob, { params: { key: "etl" }, body: { parameters: { full: true } } });

    expect(run).toEqual({ id: "1" });
    expect(fetched).toHaveBeenCalledWith(
      "/api/v1/jobs/etl/trigger",
      expect.objectContaining({ method: "POST", body: `{"parameters":{"full":true}}` }),
    );
  });

  it("answers with nothing where there is nothing", async () => {
    answer(null, 204);

    expect(await call(revokeApiKey, { params: { id: "1" } })).toBeUndefined();
  });

  it("throws the server's problem with its places", async () => {
    const problem = {
      type: "about:blank",
      title: "Invalid input",
      status: 400,
      detail: "The query is wrong.",
      code: "invalid_input",
      errors: [{ pointer: "/limit", detail: "must be at most 100" }],
    };
    answer(JSON.stringify(problem), 400);

    const error = await problemOf(call(listRuns, { query: { limit: 999 } }));

    expect(error).toMatchObject({ status: 400, code: "invalid_input", message: "The query is wrong." });
    expect(error.detailAt("/limit")).toBe("must be at most 100");
  });

  it.each([
    ["a proxy's page", () => answer("<html>Bad gateway</html>", 502), { status: 502, code: "unexpected" }],
    ["an answer that is cut off", () => answer(`{"data":[`, 200), { status: 0, code: "unreachable" }],
    [
      "no answer at all",
      () => vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch"))),
      { status: 0, code: "unreachable" },
    ],
  ])("makes a problem of %s", async (_, arrange, expected) => {
    arrange();

    expect(await problemOf(call(listRuns, {}))).toMatchObject(expected);
  });

  it("lets an abort be an abort", async () => {
    const abort = new AbortController();
    vi.stubGlobal("fetch", () => Promise.reject(abort.signal.reason));
    abort.abort();

    await expect(call(listRuns, {}, abort.signal)).rejects.toMatchObject({ name: "AbortError" });
  });
});
