import { describe, expect, it } from "vitest";
import { SignInThrottle } from "./sign-in-throttle";

const wrong = () => Promise.resolve(false);
const right = () => Promise.resolve(true);

function makeThrottle() {
  const clock = { ms: 0 };
  const throttle = new SignInThrottle(() => clock.ms);
  const failTimes = async (count: number) => {
    for (let i = 0; i < count; i++) await throttle.attempt("ada", wrong);
  };
  return { clock, throttle, failTimes };
}

describe("SignInThrottle", () => {
  it("lets five wrong passwords pass, then makes the next one wait", async () => {
    const { clock, throttle, failTimes } = makeThrottle();
    await failTimes(5);

    expect(await throttle.attempt("ADA", right)).toBe("throttled");
    clock.ms += 1_000;
    expect(await throttle.attempt("ada", right)).toBe(true);
  });

  it("doubles the pause with every further one, up to five minutes", async () => {
    const { clock, throttle, failTimes } = makeThrottle();
    await failTimes(5);
    for (const pause of [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]) {
      clock.ms += pause * 1000 - 1;
      expect(await throttle.attempt("ada", right)).toBe("throttled");
      clock.ms += 1;
      expect(await throttle.attempt("ada", wrong)).toBe(false);
    }
  });

  it("forgets after a success, and after a quarter of an hour", async () => {
    const { clock, throttle, failTimes } = makeThrottle();
    await failTimes(4);
    await throttle.attempt("ada", right);
    await failTimes(4);
    expect(await throttle.attempt("ada", right)).toBe(true);

    await failTimes(5);
    clock.ms += 15 * 60_000;
    await failTimes(4);
    expect(await throttle.attempt("ada", right)).toBe(true);
  });

  it("leaves other names alone", async () => {
    const { throttle, failTimes } = makeThrottle();
    await failTimes(5);

    expect(await throttle.attempt("bob", right)).toBe(true);
  });

  it("runs five of a hundred attempts at the same time", async () => {
    const { throttle } = makeThrottle();
    let checks = 0;
    const slow = () => new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 5, checks++));
    const outcomes = await Promise.all(Array.from({ length: 100 }, () => throttle.attempt("ada", slow)));

    expect(checks).toBe(5);
    expect(outcomes.filter((outcome) => outcome === "throttled")).toHaveLength(95);
  });

  it("counts no failure of the check itself", async () => {
    const { throttle } = makeThrottle();
    for (let i = 0; i < 10; i++)
      await expect(throttle.attempt("ada", () => Promise.reject(new Error("no database")))).rejects.toThrow();

    expect(await throttle.attempt("ada", right)).toBe(true);
  });

  it("keeps the ten thousand names that failed last", async () => {
    const { throttle, failTimes } = makeThrottle();
    await failTimes(5);
    for (let i = 0; i < 10_000; i++) await throttle.attempt(`name ${i}`, wrong);

    expect(await throttle.attempt("ada", right)).toBe(true);
  });
});
