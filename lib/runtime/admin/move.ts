import { existsSync } from "node:fs";
import { join } from "node:path";
import { readInstance, requireEmpty, sumInstance, writeInstance } from "@/lib/db/copy-instance";
import { openEmbedded } from "@/lib/db/embedded";
import { applyMigrations, findPending } from "@/lib/db/migrate";
import { openPostgres } from "@/lib/db/postgres";
import type { Database } from "@/lib/db/database";
import { setPaused } from "@/lib/queue/control";
import { countOf, exitStatus, readArguments, WrongCallError, type AdminCommand } from "./command";
import { requireKeyOf } from "./keys-of-copy";

/** Whom the embedded database names as the one who paused its workers. */
export const MOVED_AWAY = "runbell admin move";

export const move: AdminCommand = {
  summary: "moves the embedded database to PostgreSQL",
  help: `runbell admin move --to-postgres

Copies everything from the embedded database in RUNBELL_DATA_DIR to the empty PostgreSQL database that DATABASE_URL names,
then compares each table of both. Stop the server first. RUNBELL_SECRET_KEY must be the key of the embedded database:
RUNBELL_SECRET_KEY_FILE may name its secret.key, and NEXTAUTH_SECRET_FILE its session.key, so that people stay signed in.
Afterwards the workers of the embedded database are paused, lest a start by mistake sends what the new one sends as well.
`,
  async run(args, context) {
    const { values } = readArguments(args, { "to-postgres": { type: "boolean", default: false } });
    if (!values["to-postgres"]) throw new WrongCallError("say where to: --to-postgres");
    const config = context.config();
    if (!config.databaseUrl) throw new Error("DATABASE_URL is not set: it says where to move to.");
    if (!existsSync(join(config.dataDir, "db")))
      throw new Error(`There is no database in ${config.dataDir}.`);

    const source = await openEmbedded(config.dataDir);
    try {
      const target = await openPostgres(config.databaseUrl);
      try {
        await applyMigrations(source);
        await readInstance(source, async (content, batches) => {
          await requireKeyOf(content.keyCheck, config);
          await makeReady(target);
          await writeInstance(target, content, batches, () => Promise.resolve());
        });
        if (!(await compare(source, target, context.say))) {
          context.warn("The two differ: go on with the embedded database, and tell the makers of Runbell.");
          return exitStatus.refused;
        }
        await setPaused(true, MOVED_AWAY, source.prisma);
      } finally {
        await target.close();
      }
    } finally {
      await source.close();
    }
    context.say(
      "Both hold the same. Start the servers with DATABASE_URL, and keep RUNBELL_SECRET_KEY as it is.",
    );
    return exitStatus.done;
  },
};

async function makeReady(target: Database): Promise<void> {
  const { isNew } = await findPending(target);
  if (!isNew) await requireEmpty(target);
  await applyMigrations(target);
}

async function compare(source: Database, target: Database, say: (line: string) => void): Promise<boolean> {
  const [left, right] = [await sumInstance(source), await sumInstance(target)];
  const others = new Map(right.map((sum) => [sum.table, sum]));
  const width = left.reduce((longest, { table }) => Math.max(longest, table.length), 0);
  let isSame = left.length === right.length;
  for (const { table, rows, sha256 } of left) {
    const other = others.get(table);
    const isEqual = other?.rows === rows && other.sha256 === sha256;
    isSame &&= isEqual;
    say(
      `${isEqual ? "same  " : "OTHER "} ${table.padEnd(width)}  ${countOf(rows, "row")}  ${sha256.slice(0, 16)}`,
    );
  }
  return isSame;
}
