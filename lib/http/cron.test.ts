import { describe, expect, it, vi } from "vitest";
import { operation } from "@/lib/schemas/operation";
import { send } from "@/lib/testing/request";
import { route } from "./route";

// Before the first import that reads the configuration.
vi.hoisted(() => vi.stubEnv("CRON_SECRET", "a secret for the clock"));

const tick = route(
  operation({
    id: "tick",
    method: "POST",
    path: "/tick",
    tag: "Test",
    summary: "Test",
    access: { kind: "cron" },
    status: 204,
  }),
  () => undefined,
);

describe("a cron operation", () => {
  it("is answered to CRON_SECRET and to nothing else", async () => {
    expect((await send(tick, { key: "a secret for the clock" })).status).toBe(204);
    for (const key of ["", "a secret for the cloc", "a secret for the clock!", "A SECRET FOR THE CLOCK"])
      expect((await send(tick, { key })).status).toBe(401);
    expect((await send(tick)).status).toBe(401);
    expect((await send(tick, { headers: { cookie: "CRON_SECRET=a secret for the clock" } })).status).toBe(
      401,
    );
  });
});
