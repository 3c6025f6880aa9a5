import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { basePathOf, buildFolderOf } from "@/scripts/base-path.mjs";

describe("a build that is served below a path", () => {
  beforeEach(() => {
    vi.resetModules();
    vi.stubEnv("RUNBELL_BASE_PATH", "/ops/runbell");
  });
  afterEach(() => vi.unstubAllEnvs());

  it("has the path in each address that the browser asks", async () => {
    const { addressOf } = await import("@/lib/client/api");

    expect(addressOf("/api/v1/jobs/{key}", { key: "etl" }, { full: true })).toBe(
      "/ops/runbell/api/v1/jobs/etl?full=true",
    );
  });

  it.each([
    ["/ops/runbell", "/"],
    ["/ops/runbell/", "/"],
    ["/ops/runbell/runs/1", "/runs/1"],
    ["/ops/runbell-other", "/ops/runbell-other"],
    ["/runs", "/runs"],
  ])("knows %s as its own %s", async (address, path) => {
    const { withoutBasePath } = await import("./base-path");

    expect(withoutBasePath(address)).toBe(path);
  });
});

describe("a build that is served at the root of its host", () => {
  it("changes no address", async () => {
    vi.resetModules();
    const { below, withoutBasePath } = await import("./base-path");

    expect([below("/runs"), withoutBasePath("/runs")]).toEqual(["/runs", "/runs"]);
  });
});

describe("the path to build for", () => {
  it.each([
    [undefined, "", ".next"],
    ["", "", ".next"],
    ["no address", "", ".next"],
    ["https://runbell.example.org", "", ".next"],
    ["https://runbell.example.org/", "", ".next"],
    ["https://example.org/runbell", "/runbell", ".next-sub-path"],
    [" https://example.org/ops/runbell/ ", "/ops/runbell", ".next-sub-path"],
  ])("of APP_URL %s is %s, built into %s", (appUrl, path, folder) => {
    expect(basePathOf(appUrl)).toBe(path);
    expect(buildFolderOf(path)).toBe(folder);
  });
});
