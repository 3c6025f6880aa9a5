import { applyMigrations } from "@/lib/db/migrate";
import { openInstance } from "../open-instance";
import { rotateKeys } from "../rotate-keys";
import { countOf, exitStatus, readArguments, type AdminCommand } from "./command";
import { withDatabase } from "./open-current";

export const migrate: AdminCommand = {
  summary: "brings the database up to this version",
  help: `runbell admin migrate

Applies what this version's database has and the configured one lacks. Every start of a server does it as well. A migration
that is interrupted leaves nothing behind: call it again.
`,
  async run(args, context) {
    readArguments(args, {});
    const applied = await withDatabase(context.config(), (database) => applyMigrations(database));
    context.say(applied.length > 0 ? `Applied ${applied.join(", ")}.` : "The database is up to date.");
    return exitStatus.done;
  },
};

export const rotateKeysCommand: AdminCommand = {
  summary: "puts stored secrets under the first key of RUNBELL_SECRET_KEY",
  help: `runbell admin rotate-keys

To change the installation's key: put the new one in front of RUNBELL_SECRET_KEY (new,old), restart every process, call
this, then take the old one away. It works beside running servers, and may be repeated. The embedded database does it at
its start.
`,
  async run(args, context) {
    readArguments(args, {});
    const { database, keys } = await openInstance(context.config());
    const { rewrapped, unreadable } = await rotateKeys(keys.ring).finally(() => database.close());
    context.say(`${countOf(rewrapped, "secret was", "secrets were")} put under key ${keys.ring.current.id}.`);
    if (unreadable.length === 0) return exitStatus.done;
    context.warn(
      `${unreadable.length} could not be read with any key of RUNBELL_SECRET_KEY, and stay as they are: ${unreadable.join(", ")}`,
    );
    return exitStatus.refused;
  },
};
