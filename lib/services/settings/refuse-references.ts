import type { InputIssue } from "@/lib/core/errors";
import { resolveSettings } from "@/lib/core/resolve-settings";
import type { SettingsDocument } from "@/lib/core/settings";
import { referencesIn } from "@/lib/core/settings-references";
import { referencedVariables } from "@/lib/db/settings-in-force";
import type { Secret } from "@/lib/secrets";

/**
 * The secrets of the environment that a value refers to. An organisation's admins may not use them unless they are root's:
 * they would be sent to whatever server those name.
 */
export function secretVariablesIn(value: Secret): string[] {
  const variables = referencedVariables();
  return referencesIn(value.reveal()).filter((name) => variables.get(name)?.isSecret);
}

/** Where a document refers to a secret that whoever gets a message would read. */
export function wrongPlaces(document: SettingsDocument): InputIssue[] {
  return resolveSettings(document, referencedVariables())
    .problems.filter(({ why }) => why === "secret")
    .map(({ path, detail }) => ({ pointer: `/${path.replaceAll(".", "/")}`, detail }));
}
