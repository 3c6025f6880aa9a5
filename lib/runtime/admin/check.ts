import { existsSync } from "node:fs";
import { join } from "node:path";
import { createAddressGuard } from "@/lib/channels/address-guard";
import { addressOf, EmailConfig, type MailServer } from "@/lib/channels/email/config";
import { examineMailServer } from "@/lib/channels/email/doctor";
import type { Config } from "@/lib/config";
import type { Database } from "@/lib/db/database";
import { DataFolderInUseError } from "@/lib/db/lock";
import { loadMail } from "@/lib/db/mail-server-config";
import { findPending } from "@/lib/db/migrate";
import { findPause } from "@/lib/queue/control";
import { countOf, exitStatus, readArguments, type AdminCommand, type AdminContext } from "./command";
import { readRing, requireKeyOf } from "./keys-of-copy";
import { MOVED_AWAY } from "./move";
import { withDatabase } from "./open-current";

/** What was looked at, and null or what is wrong with it. */
type Tell = (subject: string, problem: string | null) => void;

export const check: AdminCommand = {
  summary: "looks whether everything is as it must be",
  help: `runbell admin check

Looks at the configuration, the database, its migrations, the keys, and every mail server, which it greets and signs in to
without sending a mail. A line each: ok, or not; and one when the workers are paused, as they are after a move. It changes
nothing. The exit status is 1 when anything is not.
The embedded database can only be looked at while no server works with it.
`,
  async run(args, context) {
    readArguments(args, {});
    let isFine = true;
    const tell: Tell = (subject, problem) => {
      isFine &&= problem === null;
      if (problem === null) context.say(`ok   ${subject}`);
      else context.warn(`not  ${subject}: ${problem}`);
    };
    const config = await attempt("configuration", tell, () => Promise.resolve(context.config()));
    if (config) await checkDatabase(config, tell, context);
    return isFine ? exitStatus.done : exitStatus.refused;
  },
};

async function checkDatabase(config: Config, tell: Tell, context: AdminContext): Promise<void> {
  if (!config.databaseUrl && !existsSync(join(config.dataDir, "db"))) {
    tell(`database: there is none in ${config.dataDir} yet, the first start makes it`, null);
    return;
  }
  try {
    await withDatabase(config, async (database) => {
      tell(`database (${config.databaseUrl ? "PostgreSQL" : config.dataDir})`, null);
      const pending = await attempt("migrations", tell, () => requireUpToDate(database));
      if (!pending) return;
      await checkPause(database, tell);
      const keyCheck = await findKeyCheck(database);
      const keys = await attempt("keys", tell, () => requireKeyOf(keyCheck, config).then(() => true));
      if (keys && keyCheck !== null) await checkMail(database, config, tell);
    });
  } catch (error) {
    if (!(error instanceof DataFolderInUseError)) return tell("database", wordsOf(error));
    tell("database: a server works with it", null);
    context.say("     The rest can be looked at when it is stopped; /readyz says how it does.");
  }
}

async function requireUpToDate(database: Database): Promise<true> {
  const { pending } = await findPending(database);
  if (pending.length === 0) return true;
  throw new Error(`the database lacks ${countOf(pending.length, "migration")}: runbell admin migrate`);
}

async function checkPause({ prisma }: Database, tell: Tell): Promise<void> {
  const pause = await findPause(prisma);
  if (pause?.by === MOVED_AWAY)
    tell(
      "workers",
      "they rest, as everything was moved from here to PostgreSQL: start the servers with DATABASE_URL",
    );
  else if (pause)
    tell(
      "workers",
      `${pause.by ?? "somebody"} paused them: messages and runs wait until they are resumed (System)`,
    );
}

async function findKeyCheck({ prisma }: Database): Promise<string | null> {
  const fact = await prisma.systemFact.findUnique({ where: { name: "key_check" } });
  return fact?.value ?? null;
}

async function checkMail({ prisma }: Database, config: Config, tell: Tell): Promise<void> {
  const ring = await readRing(config);
  const organisations = await prisma.organisation.findMany({ select: { id: true } });
  const mail = await loadMail(
    organisations.map(({ id }) => id),
    ring,
    prisma,
  );
  const servers = new Map<string, MailServer>();
  for (const { config: settings, problem } of mail.values()) {
    const parsed = EmailConfig.safeParse(settings);
    if (!parsed.success) tell("mail server", problem ?? "its settings cannot work");
    for (const server of parsed.data?.servers ?? [])
      servers.set(`${addressOf(server)} ${server.username}`, server);
  }
  if (servers.size === 0) tell("mail server: there is none yet, the test inbox catches all mail", null);
  const guard = createAddressGuard({ allow: config.allowNetworks });
  for (const server of servers.values()) {
    const { steps } = await examineMailServer(server, { guard });
    const failed = steps.find(({ outcome }) => outcome === "failed");
    tell(
      `mail server ${addressOf(server)}`,
      failed ? [failed.text, failed.fix].filter(Boolean).join(" ") : null,
    );
  }
}

/** What `work` gives; null: it threw, and that is told. */
async function attempt<T>(subject: string, tell: Tell, work: () => Promise<T>): Promise<T | null> {
  try {
    const result = await work();
    tell(subject, null);
    return result;
  } catch (error) {
    tell(subject, wordsOf(error));
    return null;
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
