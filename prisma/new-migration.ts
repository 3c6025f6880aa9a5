import { relative } from "node:path";
import { MigrationNameError, createMigration } from "./create-migration";

const [name] = process.argv.slice(2);
if (!name) {
  console.error("Usage: npm run db:new NAME");
  process.exit(2);
}

try {
  const path = await createMigration(import.meta.dirname, name, new Date());
  console.log(
    path
      ? `Wrote ${relative(process.cwd(), path)}. Read it, say in its first line what it is for, then: npm run db:migrate`
      : "Nothing to do: the migrations already make what the schema says.",
  );
} catch (error) {
  if (!(error instanceof MigrationNameError)) throw error;
  console.error(error.message);
  process.exit(2);
}
