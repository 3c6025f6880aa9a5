import { setTimeout as delay } from "node:timers/promises";

type Truthy<Value> = Exclude<Value, false | null | undefined | 0 | "">;

/** Waits until the condition gives something truthy, and gives it back. Fails with its name after the time. */
export async function waitFor<Value>(
  what: string,
  condition: () => Value | Promise<Value>,
  timeoutMs = 20_000,
): Promise<Truthy<Value>> {
  const end = performance.now() + timeoutMs;
  for (;;) {
    const value = await condition();
    if (value) return value as Truthy<Value>;
    if (performance.now() > end) throw new Error(`Waited ${timeoutMs} ms in vain for: ${what}`);
    await delay(10);
  }
}
