import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { describe, expect, it, vi } from "vitest";
import { openPostgres } from "@/lib/db/postgres";
import { logger } from "@/lib/logger";
import { Secret } from "@/lib/secrets";
import { describeWithDatabase, hasPostgres, openTestDatabase } from "@/lib/testing/database";
import { isDatabaseOutage } from "./database-outage";

describe("isDatabaseOutage", () => {
  it.each([
    null,
    undefined,
    "P1001",
    5,
    new Error("x"),
    { code: "P2002" },
    { code: "23505" },
    { cause: { code: "ENOENT" } },
  ])("says no to %j", (error) => {
    expect(isDatabaseOutage(error)).toBe(false);
  });

  it("is not caught in a circle", () => {
    const error: { cause?: unknown } = {};
    error.cause = error;

    expect(isDatabaseOutage(error)).toBe(false);
  });

  it.runIf(hasPostgres())(
    "knows a server that is cut off in the middle, hangs up, or is not there",
    async () => {
      const warn = vi.spyOn(logger, "warn").mockReturnValue();
      const clone = await openTestDatabase("postgres");
      const cable = await layCable(new URL(clone.url ?? ""));
      const { prisma, close } = await openPostgres(new Secret(cable.url));
      const failureOf = (work: Promise<unknown>) =>
        work.then(
          () => null,
          (error: unknown) => error,
        );

      const sleeping = failureOf(prisma.$queryRawUnsafe("SELECT pg_sleep(20)"));
      await vi.waitUntil(() => cable.sockets.size > 0);
      cable.cut();
      expect(isDatabaseOutage(await sleeping)).toBe(true);
      expect(isDatabaseOutage(await failureOf(prisma.user.findFirst()))).toBe(true);
      expect(isDatabaseOutage(await failureOf(prisma.$transaction((tx) => tx.user.findFirst())))).toBe(true);
      await cable.remove();
      expect(isDatabaseOutage(await failureOf(prisma.user.findFirst()))).toBe(true);

      await close();
      await clone.release();
      warn.mockRestore();
    },
  );
});

describeWithDatabase("isDatabaseOutage", (db) => {
  it("knows a database that only reads", async () => {
    const writing = db().prisma.$transaction(async (tx) => {
      await tx.$executeRawUnsafe("SET TRANSACTION READ ONLY");
      await tx.organisation.create({ data: { slug: "unwritten", name: "Unwritten" } });
    });

    await expect(writing).rejects.toSatisfy(isDatabaseOutage);
  });

  it.each(["53100", "53200", "53400", "25006", "58030", "57P03"])("knows %s by its code", (code) => {
    expect(isDatabaseOutage({ cause: { originalCode: code } })).toBe(true);
  });

  it("does not take a wrong statement or a broken constraint for an outage", async () => {
    const { prisma } = db();
    const failureOf = (work: Promise<unknown>) =>
      work.then(
        () => null,
        (error: unknown) => error,
      );
    const organisation = { slug: "twice", name: "Twice" };
    await prisma.organisation.create({ data: organisation });

    const failures = await Promise.all([
      failureOf(prisma.$queryRawUnsafe("SELECT nonsense")),
      failureOf(prisma.organisation.create({ data: organisation })),
      failureOf(prisma.user.findFirstOrThrow()),
    ]);
    for (const failure of failures) {
      expect(failure).toBeInstanceOf(Error);
      expect(isDatabaseOutage(failure)).toBe(false);
    }
  });
});

/** A way to the server that can be cut. */
async function layCable(target: URL) {
  const sockets = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect(Number(target.port || 5432), target.hostname);
    for (const socket of [near, far]) sockets.add(socket.on("error", () => undefined));
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = new URL(target);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: url.href,
    sockets,
    cut: () => {
      isCut = true;
      for (const socket of sockets) socket.destroy();
    },
    remove: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
