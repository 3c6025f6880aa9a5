import { readInstance, requireEmpty, writeInstance } from "@/lib/db/copy-instance";
import { applyMigrations, findPending } from "@/lib/db/migrate";
import { holdForReview } from "@/lib/queue/hold-for-review";
import { countOf, exitStatus, readArguments, type AdminCommand } from "./command";
import { checkInstanceFile, readInstanceFile, writeInstanceFile } from "./instance-file";
import { requireKeyOf, sayWhereKeyIs } from "./keys-of-copy";
import { withDatabase } from "./open-current";
import { productVersion } from "./product-version";

export const exportInstance: AdminCommand = {
  summary: "writes the whole instance, all organisations, to one file",
  help: `runbell admin export FILE

Writes every row of the database, as of one moment, to FILE (gzip). Secrets stay encrypted: the file is worth nothing
without RUNBELL_SECRET_KEY or the key file, which have to be kept as well. It does hold people's names and addresses,
password hashes and messages: only you may read it.
On PostgreSQL it works beside running servers; with the embedded database stop the server first.
`,
  async run(args, context) {
    const { positionals } = readArguments(args, {}, ["FILE"]);
    const file = context.pathOf(positionals[0] ?? "");
    const config = context.config();
    const tables = await withDatabase(config, (database) =>
      readInstance(database, async (content, batches) => {
        const about = { version: productVersion(), now: new Date() };
        await writeInstanceFile(file, content, batches, about);
        return content.tables;
      }),
    );
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    context.say(`${countOf(rows, "row")} of ${countOf(tables.length, "table")} are in ${file}.`);
    context.say(sayWhereKeyIs(config));
    return exitStatus.done;
  },
};

export const importInstance: AdminCommand = {
  summary: "brings such a file into an empty database",
  help: `runbell admin import FILE [--deliver]

Brings what runbell admin export wrote into the database that is configured here. It must be empty: start no server on it
before. The file is read to its end first, and refused when a byte of it is missing or altered, when it is of another
version of Runbell, or when RUNBELL_SECRET_KEY is not the key that its secrets were encrypted with.
Messages that were on their way when the file was made may have been sent since. They are held for review: look at them
under Held, and release or drop them. With --deliver they go out.
`,
  async run(args, context) {
    const { values, positionals } = readArguments(args, { deliver: { type: "boolean", default: false } }, [
      "FILE",
    ]);
    const file = context.pathOf(positionals[0] ?? "");
    const config = context.config();
    const { keyCheck } = await checkInstanceFile(file);
    await requireKeyOf(keyCheck, config);
    const { held, tables } = await withDatabase(config, async (database) => {
      const { isNew } = await findPending(database);
      if (!isNew) await requireEmpty(database);
      await applyMigrations(database);
      const { content, batches } = await readInstanceFile(file);
      const held = await writeInstance(database, content, batches, (session) =>
        values.deliver ? Promise.resolve(0) : holdForReview(session),
      );
      return { held, tables: content.tables };
    });
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    context.say(`${countOf(rows, "row")} of ${countOf(tables.length, "table")} are in the database.`);
    if (held > 0) context.say(sayHeld(held));
    return exitStatus.done;
  },
};

/** What the operator is to do about messages that may have been sent. */
export function sayHeld(held: number): string {
  return `${countOf(held, "message was", "messages were")} on the way when the copy was made: held for review, see Held.`;
}
