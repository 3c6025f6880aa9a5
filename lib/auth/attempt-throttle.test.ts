import { beforeEach, expect, it, vi } from "vitest";
import type { Database } from "@/lib/db/database";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { throttleAttempt, TooManyAttemptsError, type ThrottlePolicy } from "./attempt-throttle";
import { hashPassword, verifyPassword } from "./password";

const wrong = () => Promise.resolve(false);
const right = () => Promise.resolve(true);
const minute = { firstPauseS: 60, longestPauseS: 300, memoryS: 900 };
/** As it is, but with pauses that no slow machine outlasts. */
const patient: ThrottlePolicy = { account: { free: 5, ...minute }, address: { free: 8, ...minute } };

describeWithDatabase("the throttle of guesses", (db: () => Database) => {
  beforeEach(() => truncateAll(db()));

  const attempt = (account: string, check = wrong, address: string | null = null) =>
    throttleAttempt({ account, address }, check, patient).catch((error: unknown) => {
      if (error instanceof TooManyAttemptsError) return error;
      throw error;
    });
  const failTimes = async (count: number, account: string, address: string | null = null) => {
    for (let i = 0; i < count; i++) expect(await attempt(account, wrong, address)).toBe(false);
  };
  /** As if the last failure of everybody had been so long ago. */
  const pass = (seconds: number) =>
    db().prisma
      .$executeRaw`UPDATE sign_in_failures SET last_at = last_at - make_interval(secs => ${seconds})`;

  it("lets five wrong guesses pass, then makes the next one wait, whatever the case of the name", async () => {
    await failTimes(5, "ada");

    const refusal = await attempt("ADA", right);
    expect(refusal).toBeInstanceOf(TooManyAttemptsError);
    expect(refusal).toMatchObject({ code: "rate_limited" });
    const { retryAfterSeconds } = refusal as TooManyAttemptsError;
    expect(retryAfterSeconds).toBeGreaterThan(0);
    expect(retryAfterSeconds).toBeLessThanOrEqual(60);
    await pass(61);
    expect(await attempt("ada", right)).toBe(true);
  });

  it("doubles the pause with every further one, up to the longest", async () => {
    await failTimes(5, "ada");
    for (const pause of [60, 120, 240, 300, 300]) {
      await pass(pause - 30);
      expect(await attempt("ada")).toBeInstanceOf(TooManyAttemptsError);
      await pass(30);
      expect(await attempt("ada")).toBe(false);
    }
  });

  it("forgets after a success, and after a quarter of an hour", async () => {
    await failTimes(4, "ada");
    expect(await attempt("ada", right)).toBe(true);
    await failTimes(5, "ada");
    await pass(901);
    await failTimes(5, "ada");

    expect(await attempt("ada", right)).toBeInstanceOf(TooManyAttemptsError);
  });

  it("leaves other names alone", async () => {
    await failTimes(5, "ada");

    expect(await attempt("bob", right)).toBe(true);
  });

  it("counts what comes from an address over all names, and a success takes back its own alone", async () => {
    await failTimes(4, "ada", "198.51.100.7");
    await failTimes(3, "bob", "198.51.100.7");
    expect(await attempt("carl", right, "198.51.100.7")).toBe(true);
    await failTimes(1, "dora", "198.51.100.7");

    expect(await attempt("carl", right, "198.51.100.7")).toBeInstanceOf(TooManyAttemptsError);
    expect(await attempt("carl", right, "198.51.100.8")).toBe(true);
    expect(await attempt("carl", right)).toBe(true);
  });

  it("blames no name for what its address has to wait for", async () => {
    await failTimes(4, "ada", "198.51.100.7");
    await failTimes(4, "bob", "198.51.100.7");
    for (let i = 0; i < 10; i++)
      expect(await attempt("carl", wrong, "198.51.100.7")).toBeInstanceOf(TooManyAttemptsError);

    expect(await attempt("carl", right)).toBe(true);
  });

  it("takes a whole network of IPv6 for one address", async () => {
    for (let i = 0; i < 8; i++) await failTimes(1, `name ${i}`, `2001:db8:0:1::${i}`);

    expect(await attempt("ada", right, "2001:db8:0:1:ffff::1")).toBeInstanceOf(TooManyAttemptsError);
    expect(await attempt("ada", right, "2001:db8:0:2::1")).toBe(true);
  });

  it("stores no name and no address", async () => {
    await failTimes(1, "ada@example.org", "198.51.100.7");

    const rows = JSON.stringify(await db().prisma.signInFailure.findMany());
    expect(rows).toContain("account:");
    expect(rows).not.toMatch(/ada|198\.51/);
  });

  it("hashes five passwords of a hundred at the same time, from two processes together", async () => {
    // As another process has it: nothing in memory is shared but the database.
    vi.resetModules();
    const other = await import("./attempt-throttle");
    expect(other.throttleAttempt).not.toBe(throttleAttempt);
    const hash = await hashPassword("the right one");
    let hashed = 0;
    const guess = () => {
      hashed++;
      return verifyPassword(hash, "a wrong one");
    };
    const subject = { account: "ada", address: "198.51.100.7" };
    const outcomes = await Promise.allSettled(
      Array.from({ length: 100 }, (_, number) =>
        (number % 2 === 0 ? throttleAttempt : other.throttleAttempt)(subject, guess, patient),
      ),
    );

    expect(hashed).toBe(5);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
    for (const outcome of outcomes)
      if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "rate_limited" });
  });

  it("counts no failure of the check itself", async () => {
    const broken = () => Promise.reject(new Error("no database"));
    for (let i = 0; i < 10; i++)
      await expect(attempt("ada", broken, "198.51.100.7")).rejects.toThrow("no database");

    expect(await attempt("ada", right, "198.51.100.7")).toBe(true);
  });
});
