import { describe, expect, it } from "vitest";
import { limitConcurrency } from "./limit-concurrency";
import { hashPassword, verifyPassword } from "./password";

describe("passwords", () => {
  it("are argon2id, salted, and verified", async () => {
    const hash = await hashPassword("correct horse");

    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await hashPassword("correct horse")).not.toBe(hash);
    expect(await verifyPassword(hash, "correct horse")).toBe(true);
    expect(await verifyPassword(hash, "correct horse ")).toBe(false);
  });

  it("take as long for nobody as for a wrong one, and never fit nobody", async () => {
    const hash = await hashPassword("correct horse");
    await verifyPassword(null, "warm up");
    const times = { nobody: 0, somebody: 0 };
    const time = async (who: keyof typeof times, stored: string | null) => {
      const start = performance.now();
      await verifyPassword(stored, "nobody's");
      times[who] += performance.now() - start;
    };
    // By turns, so that a busy machine slows down both.
    for (let i = 0; i < 8; i++) {
      await time("nobody", null);
      await time("somebody", hash);
    }

    expect(await verifyPassword(null, "nobody's")).toBe(false);
    expect(times.nobody).toBeGreaterThan(times.somebody / 3);
    expect(times.somebody).toBeGreaterThan(times.nobody / 3);
  });
});

describe("limitConcurrency", () => {
  it("runs everything, never more than the limit at once, whatever fails", async () => {
    const run = limitConcurrency(2);
    let running = 0;
    let most = 0;
    const work = async (number: number) => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 1));
      running--;
      if (number % 3 === 0) throw new Error("a third fails");
      return number;
    };
    const results = await Promise.allSettled(
      Array.from({ length: 30 }, (_, number) => run(() => work(number))),
    );

    expect(most).toBe(2);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(20);
    expect(await run(() => Promise.resolve("still works"))).toBe("still works");
  });
});
