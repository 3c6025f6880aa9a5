import { beforeEach, expect, it, vi } from "vitest";
import { GET as livez } from "@/app/livez/route";
import { GET as readyz } from "@/app/readyz/route";
import { database, installDatabase, query, type Database } from "@/lib/db/database";
import { logger } from "@/lib/logger";
import type { HealthView } from "@/lib/schemas/worker";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { send } from "@/lib/testing/request";
import { checkHealth } from "./check-health";

describeWithDatabase("health", (db: () => Database) => {
  beforeEach(async () => {
    installDatabase(db());
    await truncateAll(db());
  });

  async function beat(state: string, secondsAgo: number) {
    await query(
      `
INSERT INTO worker_heartbeats (id, hostname, pid, state, started_at, beat_at)
VALUES (gen_random_uuid()::text, 'web-1', 1, $1, now(), now() - make_interval(secs => $2::int)) RETURNING id`,
      [state, secondsAgo],
    );
  }

  const failing = ({ checks }: HealthView) => checks.filter(({ ok }) => !ok).map(({ name }) => name);

  it("is fine with database, migrations and a worker, be it paused", async () => {
    await beat("paused", 5);
    const answer = await send(readyz);

    expect(answer.status).toBe(200);
    expect(answer.result().status).toBe("ok");
    expect(answer.text).not.toContain("web-1");
  });

  it("misses a worker that has been silent for 30 seconds", async () => {
    expect(failing(await checkHealth())).toEqual(["worker"]);
    await beat("running", 31);
    expect(failing(await checkHealth())).toEqual(["worker"]);
    await beat("running", 29);
    expect(failing(await checkHealth())).toEqual([]);
  });

  it("misses migrations that are not applied, or are others than ours", async () => {
    await beat("running", 1);
    await query("UPDATE _prisma_migrations SET rolled_back_at = now() RETURNING id");
    expect(failing(await checkHealth())).toEqual(["migrations"]);
    await query("UPDATE _prisma_migrations SET rolled_back_at = NULL RETURNING id");

    await query("UPDATE _prisma_migrations SET checksum = reverse(checksum) RETURNING id");
    const warn = vi.spyOn(logger, "warn").mockReturnValue();
    expect(failing(await checkHealth())).toEqual(["migrations"]);
    warn.mockRestore();
    await query("UPDATE _prisma_migrations SET checksum = reverse(checksum) RETURNING id");
    expect(failing(await checkHealth())).toEqual([]);
  });

  it("answers 503 without a reason while the database is gone, and the process still lives", async () => {
    const warn = vi.spyOn(logger, "warn").mockReturnValue();
    const query = () => Promise.reject(new Error("gone"));
    installDatabase({ ...database(), prisma: undefined as never, query });
    const answer = await send(readyz);

    expect(answer.status).toBe(503);
    expect(JSON.parse(answer.text)).toEqual({
      status: "degraded",
      checks: [{ name: "database", ok: false, detail: "The database does not answer." }],
    });
    installDatabase(null);
    expect((await send(readyz)).status).toBe(503);
    expect((await send(livez)).result()).toEqual({ status: "ok" });
    warn.mockRestore();
  });
});
