import { loadConfig } from "@/lib/config";
import { openDatabase } from "@/lib/db/database";
import { applyMigrations } from "@/lib/db/migrate";

try {
  const database = await openDatabase(loadConfig());
  try {
    const applied = await applyMigrations(database);
    console.log(applied.length > 0 ? `Applied ${applied.join(", ")}.` : "The database is up to date.");
  } finally {
    await database.close();
  }
} catch (error) {
  // What goes wrong here is the operator's to repair: words, not a stack.
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
