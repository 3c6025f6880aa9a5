import { readFile } from "node:fs/promises";
import { nameFrom } from "@/lib/auth/first-admin";
import { hashPassword } from "@/lib/auth/password";
import { systemActor } from "@/lib/auth/system-actor";
import { parseEmail } from "@/lib/config-values";
import { findOrganisationBySlug, putAdmin } from "@/lib/db/admin-account";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction, type Tx } from "@/lib/db/database";
import { ensureDefaultOrganisation, type OrganisationFacts } from "@/lib/db/memberships";
import { Password } from "@/lib/schemas/account";
import { Secret } from "@/lib/secrets";
import { exitStatus, readArguments, WrongCallError, type AdminCommand, type AdminContext } from "./command";
import { withCurrentDatabase } from "./open-current";

export const createAdmin: AdminCommand = {
  summary: "makes an admin, or gives one who is locked out a new password",
  help: `runbell admin create-admin --email ADDRESS [--root] [--organisation SLUG] [--password-file FILE]

Makes the person an admin of the organisation (without SLUG: of the first one) who can sign in. Whoever has the
address already gets the new password and may sign in again; everywhere else the person is signed out.
The password is asked for in the terminal, or read from FILE, or from the standard input. With --root the person may
also change what is above all organisations.
On PostgreSQL it works beside running servers; with the embedded database stop the server first.
`,
  async run(args, context) {
    const { values } = readArguments(args, {
      email: { type: "string" },
      root: { type: "boolean", default: false },
      organisation: { type: "string" },
      "password-file": { type: "string" },
    });
    const email = parseEmail(values.email ?? "");
    if (!email) throw new WrongCallError("--email ADDRESS is missing, or is no e-mail address");
    // The database is locked as long as it is open, and a person takes time to type.
    const password = await readPassword(values["password-file"], context);
    const passwordHash = await hashPassword(password.reveal());
    const { isNew, organisation } = await withCurrentDatabase(context.config(), () =>
      withTransaction(async (tx) => {
        const organisation = await findOrganisation(tx, values.organisation);
        const account = { email, name: nameFrom(email), passwordHash, isRoot: values.root };
        const { userId, isNew } = await putAdmin(tx, organisation.id, account);
        await recordAudit(tx, systemActor(organisation.id, "runbell admin create-admin"), {
          action: isNew ? "member.create" : "password.put",
          subjectId: userId,
          after: { email, role: "admin", is_root: values.root },
        });
        return { isNew, organisation };
      }),
    );
    context.say(
      isNew
        ? `${email} is an admin of “${organisation.name}” and can sign in.`
        : `${email} has the new password, is an admin of “${organisation.name}”, and is signed out everywhere.`,
    );
    return exitStatus.done;
  },
};

async function readPassword(file: string | undefined, context: AdminContext): Promise<Secret> {
  const given =
    file === undefined
      ? await context.askPassword()
      : new Secret((await readPasswordFile(context.pathOf(file))).trim());
  const parsed = Password.safeParse(given.reveal());
  if (!parsed.success) throw new Error(`The password ${parsed.error.issues[0]?.message}.`);
  return given;
}

async function readPasswordFile(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
    throw new Error(
      `${path} ${isMissing ? "is not there" : "cannot be read"}: it has to hold the password.`,
      {
        cause: error,
      },
    );
  }
}

async function findOrganisation(tx: Tx, slug: string | undefined): Promise<OrganisationFacts> {
  if (slug === undefined) return ensureDefaultOrganisation(tx);
  const found = await findOrganisationBySlug(tx, slug);
  if (!found) throw new Error(`There is no organisation “${slug}”.`);
  return found;
}
