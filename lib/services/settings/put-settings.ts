import type { Actor } from "@/lib/core/actor";
import { InvalidInputError } from "@/lib/core/errors";
import { requireMatch, type IfMatch } from "@/lib/core/precondition";
import { settingsSecrets, type SettingsSecret } from "@/lib/core/settings";
import { withTransaction } from "@/lib/db/database";
import { instanceRing } from "@/lib/db/secrets";
import { findSettings, lockSettings } from "@/lib/db/settings";
import { listSettingsSecrets, type SettingsLevel } from "@/lib/db/settings-secrets";
import { entityTag } from "@/lib/entity-tag";
import { nudge } from "@/lib/queue/nudge";
import {
  RootSettingsView,
  SettingsView,
  type RootSettingsInput,
  type SettingsInput,
} from "@/lib/schemas/settings";
import { Secret } from "@/lib/secrets";
import { secretVariablesIn, wrongPlaces } from "./refuse-references";
import { levelOf } from "./settings-level";
import { readSettingsView } from "./settings-view";
import { withDroppedPassword, writeSettings, type SecretChanges } from "./write-settings";

/**
 * Replaces the settings of the organisation, or of root. They count from the next event on. Throws ForbiddenError for
 * root's, InvalidInputError for secrets of the environment where they must not be, and AppError `precondition_failed` when
 * the settings are not what `ifMatch` says.
 */
export async function putSettings({
  actor,
  kind,
  input,
  ifMatch = null,
}: {
  actor: Actor;
  kind: SettingsLevel["kind"];
  input: SettingsInput | RootSettingsInput;
  ifMatch?: IfMatch;
}): Promise<SettingsView> {
  const level = levelOf(actor, kind);
  const given = secretsOf(input);
  refuse(actor, input, given);
  const ring = await instanceRing();
  const view = await withTransaction(async (tx) => {
    await lockSettings(tx, level);
    if (ifMatch) {
      const seen = kind === "root" ? RootSettingsView : SettingsView;
      requireMatch(ifMatch, entityTag(JSON.stringify(seen.parse(await readSettingsView(tx, level, ring)))));
    }
    const before = await findSettings(tx, level);
    const stored = await listSettingsSecrets(tx, level, ring);
    const { document } = input;
    const { secrets } = withDroppedPassword(before.document, document, { stored, given });
    const mode = "mode" in input ? input.mode : "inherit";
    await writeSettings(tx, { actor, level, before, action: "update" }, { mode, document, secrets }, ring);
    return readSettingsView(tx, level, ring);
  });
  nudge("notifications");
  return view;
}

/** An absent or empty one stays. */
function secretsOf({ secrets = {} }: Pick<SettingsInput, "secrets">): SecretChanges {
  const changes = new Map<SettingsSecret, Secret | null>();
  for (const name of settingsSecrets) {
    const value = secrets[name];
    if (value === null) changes.set(name, null);
    else if (value?.trim()) changes.set(name, new Secret(value.trim()));
  }
  return changes;
}

function refuse(actor: Actor, { document }: Pick<SettingsInput, "document">, secrets: SecretChanges): void {
  const issues = [
    ...wrongPlaces(document).map(({ pointer, detail }) => ({ pointer: `/document${pointer}`, detail })),
    ...[...secrets].flatMap(([name, value]) =>
      value && !actor.isRoot && secretVariablesIn(value).length > 0
        ? [
            {
              pointer: `/secrets/${name}`,
              detail: "refers to a secret of the environment, which only root may",
            },
          ]
        : [],
    ),
  ];
  if (issues.length > 0) throw new InvalidInputError("These settings cannot be kept.", issues);
}
