import { filledLines } from "@/components/ui/form-list-field";
import type { SecretChange } from "@/components/ui/secret-control";
import type { AnySettings, SettingsChange } from "@/lib/client/settings";
import { isSecretField } from "@/lib/core/settings-fields";
import { valueAt, withoutValue, withValue } from "./document-path";
import type { SettingDefinition } from "./setting-catalogue";
import type { SettingRow } from "./setting-rows";

/** What a form holds of a setting, as it is typed. */
export interface SettingEntry {
  text: string;
  number: number | null;
  isOn: boolean;
  lines: string[];
  secret: SecretChange;
}

/** The form begins with what the level says itself, else with what counts now. */
export function entryOf(
  { setting, value }: SettingRow,
  { document }: Pick<AnySettings, "document">,
): SettingEntry {
  const own = valueAt(document, setting.path);
  const present = isSecretField(setting.path) ? null : own === undefined ? value : own;
  return {
    text: textOf(setting, present),
    number: typeof present === "number" ? present : null,
    isOn: present === true,
    lines: Array.isArray(present) ? present.filter((line) => typeof line === "string") : [],
    secret: { action: "keep" },
  };
}

/** The setting taken out, or its secret removed. */
export function changeWithout(path: string): SettingsChange {
  if (isSecretField(path)) return { secrets: { [path]: null } };
  return { document: (stored) => withoutValue(stored, path) };
}

/** The setting as it is entered; an error in words when it cannot be read. */
export function changeWith(
  setting: SettingDefinition,
  entry: SettingEntry,
): { change: SettingsChange; problem?: undefined } | { change?: undefined; problem: string } {
  const { path } = setting;
  if (isSecretField(path)) {
    if (entry.secret.action === "keep") return { change: {} };
    return { change: { secrets: { [path]: entry.secret.action === "remove" ? null : entry.secret.value } } };
  }
  const reading = readEntry(setting, entry);
  if ("problem" in reading) return reading;
  return { change: { document: (stored) => withValue(stored, path, reading.value) } };
}

function readEntry(
  { kind, isNullable }: SettingDefinition,
  { text, number, isOn, lines }: SettingEntry,
): { value: unknown } | { problem: string } {
  if (kind === "switch") return { value: isOn };
  if (kind === "list") return { value: filledLines(lines) };
  if (kind === "number")
    return number === null && !isNullable ? { problem: "Enter a number." } : { value: number };
  if (kind !== "json") return { value: text.trim() };
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return { problem: "This is not valid JSON." };
  }
}

function textOf({ kind }: SettingDefinition, value: unknown): string {
  if (kind === "json") return JSON.stringify(value ?? null, null, 2);
  return typeof value === "string" ? value : "";
}
