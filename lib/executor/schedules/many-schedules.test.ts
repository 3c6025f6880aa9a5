import { spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { installDatabase, type Db } from "@/lib/db/database";
import { newId } from "@/lib/db/new-id";
import { hasPostgres, openTestDatabase } from "@/lib/testing/database";
import { makeOrganisation } from "@/lib/testing/factories/organisations";
import { runSchedules } from "./run-schedules";

const MINUTE_MS = 60_000;
const DEADLINE_MS = 300_000;
const zones = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "UTC"];

interface Span {
  from: Date;
  minutes: number;
}
/** Berlin's clocks jump from 02:00 to 03:00 at 01:00Z. */
const spring: Span = { from: new Date("2026-03-28T23:30:00Z"), minutes: 210 };
/** Berlin's clocks show 02:00 to 03:00 twice, from 00:00Z to 02:00Z. */
const autumn: Span = { from: new Date("2026-10-24T23:50:00Z"), minutes: 140 };

interface Plan {
  cron: string | null;
  everySeconds: number | null;
  zone: string;
  /** Found minute by minute on the zone's clock, without the code that is tested. */
  expected: Date[];
}

/** Of five: two daily ones, one of them in the hour in which Berlin's clocks jump, an hourly, a frequent and an interval. */
function makePlan(index: number, span: Span): Plan {
  const zone = zones[Math.floor(index / 5) % zones.length] ?? "UTC";
  const minutes = Array.from({ length: span.minutes }, (_, minute) =>
    DateTime.fromMillis(span.from.getTime() + (minute + 1) * MINUTE_MS, { zone }),
  );
  const shown = (test: (local: DateTime) => boolean) => minutes.filter(test).map((local) => local.toJSDate());
  const cron = (expression: string, in_: string, expected: Date[]) => ({
    cron: expression,
    everySeconds: null,
    zone: in_,
    expected,
  });
  const daily = (hour: number, minute: number, in_: string) =>
    cron(`${minute} ${hour} * * *`, in_, crossings(span, hour * 60 + minute, in_));
  switch (index % 5) {
    case 0:
      return daily(2, index % 60, "Europe/Berlin");
    case 1: {
      const local = minutes[(index * 37) % span.minutes] ?? DateTime.now();
      return daily(local.hour, local.minute, zone);
    }
    case 2:
      return cron(
        `${index % 60} */3 * * *`,
        zone,
        shown((local) => local.hour % 3 === 0 && local.minute === index % 60),
      );
    case 3:
      return index % 100 === 3
        ? cron(
            "*/20 * * * *",
            zone,
            shown((local) => local.minute % 20 === 0),
          )
        : cron(
            `${index % 60} */2 * * *`,
            zone,
            shown((local) => local.hour % 2 === 0 && local.minute === index % 60),
          );
    default: {
      const everySeconds = 6000 + (index % 40) * 60;
      const count = Math.floor((span.minutes * 60) / everySeconds);
      const at = (step: number) => new Date(span.from.getTime() + step * everySeconds * 1000);
      const expected = Array.from({ length: count }, (_, step) => at(step + 1));
      return { cron: null, everySeconds, zone, expected };
    }
  }
}

/** When the wall clock first reaches a time of a day, be it by a jump. */
function crossings({ from, minutes }: Span, minuteOfDay: number, zone: string): Date[] {
  const found = new Map<string, Date>();
  const passed = new Set<string>();
  for (let minute = 0; minute <= minutes; minute++) {
    const local = DateTime.fromMillis(from.getTime() + minute * MINUTE_MS, { zone });
    const day = local.toISODate() ?? "";
    if (local.hour * 60 + local.minute < minuteOfDay || passed.has(day)) continue;
    passed.add(day);
    if (minute > 0) found.set(day, local.toJSDate());
  }
  return [...found.values()];
}

/** Jobs with schedules that wait for their first time after the span's beginning; how many, and what is to become of them. */
async function makePlans(db: Db, count: number, span: Span): Promise<Map<string, Plan>> {
  const { id: organisationId } = await makeOrganisation({}, db);
  const plans = new Map(Array.from({ length: count }, (_, index) => [newId(), makePlan(index, span)]));
  const ids = [...plans.keys()];
  await db.job.createMany({
    data: ids.map((id) => ({ id, organisationId, key: id, name: id, kind: "builtin" })),
  });
  await db.jobStep.createMany({
    data: ids.map((jobId) => ({ jobId, position: 1, name: "Wait", type: "wait", config: { seconds: 1 } })),
  });
  await db.schedule.createMany({
    data: [...plans].map(([jobId, { expected, ...plan }]) => {
      // Those whose time does not come in the span wait for one after it.
      const nextAt = expected[0] ?? new Date(span.from.getTime() + (span.minutes + 1) * MINUTE_MS);
      return { jobId, organisationId, ...plan, overlap: "wait", nextAt, dueAt: nextAt };
    }),
  });
  return plans;
}

async function expectEachOnce(db: Db, plans: Map<string, Plan>): Promise<number> {
  const runs = await db.run.findMany({
    where: { jobId: { in: [...plans.keys()] } },
    select: { jobId: true, scheduledFor: true, status: true },
  });
  expect(runs.filter(({ status }) => status !== "pending")).toEqual([]);
  const made = runs.map(({ jobId, scheduledFor }) => `${jobId} ${scheduledFor?.toISOString()}`);
  const wanted = [...plans].flatMap(([id, { expected }]) =>
    expected.map((at) => `${id} ${at.toISOString()}`),
  );
  expect(made.toSorted()).toEqual(wanted.toSorted());
  return made.length;
}

/** The shifted clock: each minute of the span. */
async function stepThrough({ from, minutes }: Span, look: (now: Date) => Promise<unknown>): Promise<void> {
  for (let minute = 1; minute <= minutes; minute++) await look(new Date(from.getTime() + minute * MINUTE_MS));
}

function startProcess(url: string) {
  const script = resolve(import.meta.dirname, "schedule-process.fixture.ts");
  const child = spawn(
    process.execPath,
    ["--import", resolve("node_modules/tsx/dist/loader.mjs"), script, url],
    {
      stdio: ["pipe", "pipe", "inherit"],
      env: { ...process.env, TSX_TSCONFIG_PATH: resolve("tsconfig.json") },
    },
  );
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const read = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error("The process has ended.");
    return value;
  };
  return {
    ready: read(),
    async look(now: Date): Promise<number> {
      child.stdin.write(`${now.toISOString()}\n`);
      return Number(await read());
    },
    async end(): Promise<void> {
      if (child.exitCode !== null) return;
      child.stdin.end();
      await once(child, "exit");
    },
  };
}

describe("many schedules while clocks jump", () => {
  it(
    "make one run of each time in one process (embedded)",
    async () => {
      const { database, release } = await openTestDatabase("pglite");
      installDatabase(database);
      try {
        const plans = await makePlans(database.prisma, 25, autumn);
        await stepThrough(autumn, (now) => runSchedules({ now }));
        await expectEachOnce(database.prisma, plans);
      } finally {
        installDatabase(null);
        await release();
      }
    },
    DEADLINE_MS,
  );

  it.skipIf(!hasPostgres())(
    "make one run of each time in two processes at once (PostgreSQL)",
    async () => {
      const { database, url, release } = await openTestDatabase("postgres");
      const processes = [startProcess(url ?? ""), startProcess(url ?? "")];
      const dealtWith = [0, 0];
      const both = (now: Date) =>
        Promise.all(
          processes.map(async (process, index) => {
            dealtWith[index] = (dealtWith[index] ?? 0) + (await process.look(now));
          }),
        );
      try {
        await Promise.all(processes.map(({ ready }) => ready));

        const plans = await makePlans(database.prisma, 500, spring);
        await stepThrough(spring, both);
        const made = await expectEachOnce(database.prisma, plans);
        expect(made).toBeGreaterThan(600);
        // Both took part.
        expect(Math.min(...dealtWith)).toBeGreaterThan(made / 20);
        expect(dealtWith[0]! + dealtWith[1]!).toBe(made);

        await database.prisma.schedule.deleteMany();
        const later = await makePlans(database.prisma, 30, autumn);
        await stepThrough(autumn, both);
        await expectEachOnce(database.prisma, later);
      } finally {
        await Promise.all(processes.map((process) => process.end()));
        await release();
      }
    },
    DEADLINE_MS,
  );
});
