import type { Actor } from "@/lib/core/actor";
import { faultOfReferences, resolveSettings } from "@/lib/core/resolve-settings";
import { diffSettings, isSecretField } from "@/lib/core/settings-fields";
import type { SettingsMode } from "@/lib/core/settings";
import { withTransaction, type Tx } from "@/lib/db/database";
import { findOrganisation } from "@/lib/db/memberships";
import { instanceRing } from "@/lib/db/secrets";
import { findSettings, lockSettings, type StoredSettings } from "@/lib/db/settings";
import { referencedVariables } from "@/lib/db/settings-in-force";
import { listSettingsSecrets, type SettingsLevel } from "@/lib/db/settings-secrets";
import { nudge } from "@/lib/queue/nudge";
import type { ImportInput, ImportResult } from "@/lib/schemas/settings";
import { readImport, type ReadImport } from "./read-import";
import { secretVariablesIn } from "./refuse-references";
import { levelOf } from "./settings-level";
import { withDroppedPassword, writeSettings, type SettingsChange } from "./write-settings";

/**
 * Replaces the settings of the organisation, or of root, by a file; a dry run only says what would change. Secrets that
 * the file does not give stay. Throws ForbiddenError for root's, and InvalidInputError with pointers for a file that
 * cannot be read.
 */
export async function importSettings({
  actor,
  kind,
  input,
}: {
  actor: Actor;
  kind: SettingsLevel["kind"];
  input: ImportInput;
}): Promise<ImportResult> {
  const level = levelOf(actor, kind);
  const file = readImport(input.document);
  const ring = await instanceRing();
  const result = await withTransaction(async (tx) => {
    if (!input.dry_run) await lockSettings(tx, level);
    const before = await findSettings(tx, level);
    const notes = [...file.notes, ...(await notesOnAddressee(tx, level, file))];
    const given = new Map([...file.secrets].filter(([name, value]) => isAllowed(actor, name, value, notes)));
    const stored = await listSettingsSecrets(tx, level, ring);
    const { secrets, isDropped } = withDroppedPassword(before.document, file.document, { stored, given });
    if (isDropped)
      notes.push("The stored mail password goes: it was for another mail server. Enter the new one.");
    const change = { mode: modeAfter(level, before, file, notes), document: file.document, secrets };
    notes.push(...notesOnReferences(change));
    if (!input.dry_run) await writeSettings(tx, { actor, level, before, action: "import" }, change, ring);
    return {
      applied: !input.dry_run,
      changes: changesOf(before, change),
      notes,
      secrets: [...given.keys()],
    };
  });
  if (result.applied) nudge("notifications");
  return result;
}

/** Only root may let an organisation use a secret of the environment: its admins choose where it would be sent. */
function isAllowed(
  actor: Actor,
  name: string,
  value: Parameters<typeof secretVariablesIn>[0],
  notes: string[],
): boolean {
  const [variable] = actor.isRoot ? [] : secretVariablesIn(value);
  if (variable !== undefined)
    notes.push(
      `“${name}” refers to \${${variable}}, a secret of the environment that only root may use: it is left out.`,
    );
  return variable === undefined;
}

async function notesOnAddressee(tx: Tx, level: SettingsLevel, { slug }: ReadImport): Promise<string[]> {
  if (slug === null) return [];
  if (level.kind === "root")
    return [`The file is for the organisation “${slug}”, and is imported for all of them.`];
  const organisation = await findOrganisation(tx, level.organisationId);
  return organisation?.slug === slug
    ? []
    : [`The file is for “${slug}”, and is imported for “${organisation?.slug ?? ""}”.`];
}

/** S3.6: a file that is not enabled lets root's settings count, which is what inheriting means. */
function modeAfter(
  level: SettingsLevel,
  { mode }: StoredSettings,
  { document }: ReadImport,
  notes: string[],
): SettingsMode {
  if (level.kind === "root") return "inherit";
  if (document.enabled === false) {
    notes.push(
      "The file is not enabled: it is kept, and root's settings count until it is (mode “inherit”).",
    );
    return "inherit";
  }
  return mode === "off" ? "inherit" : mode;
}

function notesOnReferences({ document, secrets }: SettingsChange): string[] {
  const variables = referencedVariables();
  const ofSecrets = [...secrets].flatMap(([path, value]) => {
    const fault = value && faultOfReferences(value.reveal(), variables, true);
    return fault ? [{ path, ...fault }] : [];
  });
  return [...resolveSettings(document, variables).problems, ...ofSecrets].map(
    ({ path, detail }) => `“${path}” ${detail}: it counts as not set.`,
  );
}

function changesOf(before: StoredSettings, { mode, document }: SettingsChange): ImportResult["changes"] {
  const ofMode = before.mode === mode ? [] : [{ path: "mode", before: before.mode, after: mode }];
  const ofFields = diffSettings(before.document, document).filter(({ path }) => !isSecretField(path));
  return [...ofMode, ...ofFields] as ImportResult["changes"];
}
