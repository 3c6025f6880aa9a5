import { openDatabase } from "@/lib/db/database";
import { applyMigrations } from "@/lib/db/migrate";

// A process of its own for lib/db/embedded.test.ts: prints the slug of each row once the database has confirmed it.
const [dataDir = ""] = process.argv.slice(2);
const database = await openDatabase({ databaseUrl: null, dataDir });
await applyMigrations(database);

for (let row = 0; ; row++) {
  const data = { slug: `row-${row}`, name: "Row" };
  console.log((await database.prisma.organisation.create({ data })).slug);
}
