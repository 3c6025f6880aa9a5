// A worker process that only deals with schedules: at each time that it reads, until none is due. It answers with how many.
import { createInterface } from "node:readline";
import { openDatabase } from "@/lib/db/database";
import { Secret } from "@/lib/secrets";
import { runSchedules } from "./run-schedules";

const [url = ""] = process.argv.slice(2);
const database = await openDatabase({ databaseUrl: new Secret(url), dataDir: "" });
process.stdout.write("ready\n");
for await (const line of createInterface({ input: process.stdin })) {
  const now = new Date(line);
  let dealtWith = 0;
  for (let found = await runSchedules({ now }); found > 0; found = await runSchedules({ now }))
    dealtWith += found;
  process.stdout.write(`${dealtWith}\n`);
}
await database.close();
