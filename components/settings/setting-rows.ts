import type { AnySettings } from "@/lib/client/settings";
import type { SettingsSecret } from "@/lib/core/settings";
import { fieldsOfSettings, isSecretField, settingsFields } from "@/lib/core/settings-fields";
import type { EffectiveSettings } from "@/lib/schemas/settings";
import { settingAt, settingSections, type SettingDefinition, type SettingSection } from "./setting-catalogue";

type Effective = EffectiveSettings["data"][number];

/** One field as it counts. */
export interface SettingRow {
  setting: SettingDefinition;
  /** Null: nothing is set. Of a secret a text to show. */
  value: unknown;
  source: Effective["source"];
  /** What it would be without the value of its own; undefined when it has none. */
  without?: unknown;
  problem: string | null;
}

export interface SettingGroup extends Omit<SettingSection, "settings"> {
  rows: SettingRow[];
}

/** What counts for the organisation, by section; what the settings say of single jobs comes with the events. */
export function rowsInForce({ data }: Pick<EffectiveSettings, "data">): SettingGroup[] {
  return grouped(
    data.map(({ path, label, value, source, without, problem }) => ({
      setting: settingAt(path, label),
      value,
      source,
      ...(source === "organisation" && { without }),
      problem,
    })),
  );
}

/** Root's settings, by section: what it leaves out is Runbell's default. */
export function rowsOfRoot({
  document,
  secrets,
  problems,
}: Pick<AnySettings, "document" | "secrets" | "problems">): SettingGroup[] {
  const own = fieldsOfSettings(document);
  const paths = [...new Set([...Object.keys(settingsFields), ...own.keys()])];
  return grouped(
    paths.map((path) => {
      const value = isSecretField(path) ? secretText(secrets[path]) : own.get(path);
      return {
        setting: settingAt(path),
        value: value ?? settingsFields[path]?.preset ?? null,
        source: value === undefined ? "default" : "root",
        problem: problems.find((problem) => problem.path === path)?.detail ?? null,
      };
    }),
  );
}

/** “${SMTP_PASSWORD}”, or how it ends; undefined without one. */
function secretText(secret: AnySettings["secrets"][SettingsSecret] | undefined): string | undefined {
  if (!secret?.configured) return undefined;
  if (secret.reference !== null) return secret.reference;
  return secret.last4 === null ? "configured" : `…${secret.last4}`;
}

function grouped(rows: readonly SettingRow[]): SettingGroup[] {
  const isOfJob = ({ setting }: SettingRow) => setting.path.startsWith("jobs.");
  return settingSections.map(({ title, sentence, settings }) => ({
    title,
    sentence,
    rows: rows.filter(
      (row) => settings.some(({ path }) => path === row.setting.path) || (title === "Events" && isOfJob(row)),
    ),
  }));
}
