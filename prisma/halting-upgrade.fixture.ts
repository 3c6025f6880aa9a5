// A process of its own for prisma/upgrades.test.ts: applies migrations to a data folder, and stops for good where the statements of
// one are done and nothing is committed.
import { openEmbedded } from "@/lib/db/embedded";
import { applyMigrations } from "@/lib/db/migrate";

const [dataDir = "", folder = ""] = process.argv.slice(2);
const database = await openEmbedded(dataDir);
await applyMigrations(
  {
    ...database,
    runScript: (work) =>
      database.runScript((session) =>
        work({
          ...session,
          async query<Row extends object>(sql: string, params?: unknown[]) {
            if (!sql.includes("INSERT INTO _prisma_migrations")) return session.query<Row>(sql, params);
            process.stdout.write("in the middle\n");
            return new Promise<Row[]>(() => setInterval(() => undefined, 1_000));
          },
        }),
      ),
  },
  folder,
);
