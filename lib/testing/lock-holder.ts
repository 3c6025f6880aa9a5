import { createInterface } from "node:readline";
import { acquireLock, type Lock } from "@/lib/db/lock";

// A process of its own for lib/db/lock.test.ts: takes and releases the lock file named by its argument when told so.
const [path = ""] = process.argv.slice(2);
let lock: Lock | undefined;

console.log("ready");
for await (const command of createInterface({ input: process.stdin })) {
  if (command === "acquire") {
    lock = await acquireLock(path, "the test's folder").catch(() => undefined);
    console.log(lock ? "held" : "refused");
  } else {
    await lock?.release();
    console.log("released");
  }
}
