// `npm run db:seed`: fills an empty database with the demo organisation.
import { config } from "@/lib/config";
import { openDatabase } from "@/lib/db/database";
import { applyMigrations } from "@/lib/db/migrate";
import { ensureDefaultOrganisation } from "@/lib/demo/ensure-default-organisation";

const database = await openDatabase(config());
try {
  await applyMigrations(database);
  const { slug, name } = await ensureDefaultOrganisation({ demo: true });
  console.log(`The first organisation is “${name}” (${slug}).`);
} finally {
  await database.close();
}
