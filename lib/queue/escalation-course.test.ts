import fc from "fast-check";
import { expect, test } from "vitest";
import { database, withTransaction } from "@/lib/db/database";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { endEscalationsOfEvent, stopEscalationRow } from "./end-escalations";
import { escalateDue } from "./escalate";
import { letEscalationsWait, listTold, makePolicy, record, stepFor } from "./escalation.fixture";
import { makeAcme } from "./people.fixture";

/** When the steps of one are due, in minutes from its beginning: two steps, taken twice. */
const dueAt = [5, 15, 20, 30];

/** What there should be of one escalation. Nothing is ever sent here: what it told waits until it is cancelled. */
interface Course {
  eventId: string;
  began: number;
  taken: number;
  state: string;
  waiting: number;
}

describeWithDatabase("whatever happens to a job", (db) => {
  const moves = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ move: fc.constant("wait" as const), minutes: fc.integer({ min: 1, max: 12 }) }),
    },
    { weight: 5, arbitrary: fc.record({ move: fc.constant("work" as const), minutes: fc.constant(0) }) },
    {
      weight: 4,
      arbitrary: fc.record({
        move: fc.constantFrom(
          "fail" as const,
          "fail" as const,
          "recover" as const,
          "acknowledge" as const,
          "stop" as const,
        ),
        minutes: fc.constant(0),
      }),
    },
  );

  test("its escalations go on by the clock, end once, and leave nothing that waits behind", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(moves, { minLength: 5, maxLength: 20 }), async (given) => {
        await truncateAll(db());
        const { organisationId, alice, bob, job } = await makeAcme();
        await makePolicy(organisationId, [stepFor(alice.id, 5), stepFor(bob.id, 10)], { repeatCount: 1 });
        const { prisma } = database();
        const courses: Course[] = [];
        let clock = 0;
        const active = () => courses.find(({ state }) => state === "active");
        const end = (course: Course | undefined, state: string) => {
          if (!course) return;
          if (course.state === "active") course.state = state;
          course.waiting = 0;
        };

        for (const { move, minutes } of given) {
          const last = courses.at(-1);
          if (move === "wait") {
            clock += minutes;
            await letEscalationsWait(minutes);
          } else if (move === "work") {
            const due = active();
            const isDue = due !== undefined && clock - due.began >= (dueAt[due.taken] ?? Infinity);
            expect(await escalateDue()).toBe(isDue ? 1 : 0);
            if (!isDue) continue;
            due.taken++;
            due.waiting++;
            if (due.taken === dueAt.length) due.state = "finished";
          } else if (move === "fail") {
            const [eventId = ""] = await record(organisationId, { type: "job.failed", jobId: job.id });
            if (!active()) courses.push({ eventId, began: clock, taken: 0, state: "active", waiting: 0 });
          } else if (move === "recover") {
            await record(organisationId, { type: "job.recovered", jobId: job.id });
            for (const course of courses)
              if (course.state === "active" || course.state === "finished") end(course, "recovered");
          } else if (last && move === "acknowledge") {
            const { eventId } = last;
            await withTransaction((tx) => endEscalationsOfEvent(tx, organisationId, { eventId, by: "Bob" }));
            if (last.state === "active" || last.state === "finished") end(last, "acknowledged");
          } else if (last) {
            const { id } = await prisma.escalation.findUniqueOrThrow({ where: { eventId: last.eventId } });
            const isStopped = await withTransaction((tx) => stopEscalationRow(tx, id, "Bob"));
            expect(isStopped).toBe(last.state === "active");
            if (isStopped) end(last, "stopped");
          }
        }

        const rows = await prisma.escalation.findMany({ orderBy: { id: "asc" } });
        const told = await listTold();
        const found = rows.map(({ id, eventId, state, round, position, nextAt, endedAt }) => {
          const own = told.filter(({ escalationId }) => escalationId === id);
          expect((nextAt === null) === (state !== "active")).toBe(true);
          expect((endedAt === null) === (state === "active")).toBe(true);
          expect(new Set(own.map(({ dedupeKey }) => dedupeKey)).size).toBe(own.length);
          expect(own).toHaveLength(round * 2 + position);
          return {
            eventId,
            state,
            taken: own.length,
            waiting: own.filter((one) => one.state === "queued").length,
          };
        });
        expect(found).toEqual(
          courses.map(({ eventId, state, taken, waiting }) => ({ eventId, state, taken, waiting })),
        );
      }),
      { numRuns: 12 },
    );
  }, 120_000);
});
