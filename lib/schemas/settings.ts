import { z } from "zod";
import { SettingsDocument, settingsModes, settingsSecrets } from "@/lib/core/settings";
import { Instant, JsonObject, JsonValue } from "./field";
import { operation } from "./operation";
import { SecretView } from "./secret";

const SettingsSecretView = SecretView.extend({
  /** What was entered, when it is a reference such as ${SMTP_PASSWORD} and nothing else. */
  reference: z.string().nullable(),
});

const SecretViews = z.record(z.enum(settingsSecrets), SettingsSecretView);

/** What cannot be used, or not as it stands. A field with a problem counts as left out. */
const SettingsProblem = z.object({ path: z.string(), detail: z.string() });
export type SettingsProblem = z.infer<typeof SettingsProblem>;

const view = {
  /** As it was saved: nothing is filled in, and references are not resolved. */
  document: SettingsDocument,
  secrets: SecretViews,
  problems: z.array(SettingsProblem),
  /** Null: nobody has saved settings yet. */
  updated_at: Instant.nullable(),
};

export const SettingsView = z.object({ mode: z.enum(settingsModes), ...view }).meta({ id: "Settings" });
export type SettingsView = z.infer<typeof SettingsView>;

export const RootSettingsView = z.object(view).meta({ id: "RootSettings" });
export type RootSettingsView = z.infer<typeof RootSettingsView>;

/** Absent or empty keeps the stored one, null removes it. Another mail host or port drops a password that is not given anew. */
const Secrets = z.partialRecord(z.enum(settingsSecrets), z.string().max(4000).nullable());

export const SettingsInput = z
  .strictObject({
    mode: z.enum(settingsModes),
    document: SettingsDocument,
    secrets: Secrets.optional(),
  })
  .meta({ id: "SettingsInput" });
export type SettingsInput = z.infer<typeof SettingsInput>;

export const RootSettingsInput = z
  .strictObject({ document: SettingsDocument, secrets: Secrets.optional() })
  .meta({ id: "RootSettingsInput" });
export type RootSettingsInput = z.infer<typeof RootSettingsInput>;

export const settingsSources = ["default", "root", "organisation"] as const;

export const EffectiveSettings = z
  .object({
    mode: z.enum(settingsModes),
    /** Whether anybody is told anything at all. */
    is_on: z.boolean(),
    data: z.array(
      z.object({
        /** Such as email.smtp_host, event_triggers or jobs.nightly. */
        path: z.string(),
        label: z.string(),
        /** References as they stand. Of a secret a text to show: its reference, or how it ends; null: there is none. */
        value: JsonValue,
        source: z.enum(settingsSources),
        /** What it would be without the organisation's own value; null when it has none of its own. */
        without: JsonValue,
        is_secret: z.boolean(),
        /** Why it cannot be used, in words that follow the field's name. */
        problem: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: "EffectiveSettings" });
export type EffectiveSettings = z.infer<typeof EffectiveSettings>;

/** The file as it stands: config.json, notifications.json, whole or in part. */
export const ImportInput = z
  .strictObject({
    document: JsonObject,
    /** Says what would change, and changes nothing. */
    dry_run: z.boolean().default(false),
  })
  .meta({ id: "SettingsImport" });
export type ImportInput = z.infer<typeof ImportInput>;

export const ImportResult = z
  .object({
    /** False after a dry run. */
    applied: z.boolean(),
    /** By path; null: it was, or is, left out. Secrets are not among them. */
    changes: z.array(z.object({ path: z.string(), before: JsonValue, after: JsonValue })),
    /** What is different from the file, or needs somebody's eye, in sentences. */
    notes: z.array(z.string()),
    /** The secrets that the file gives. */
    secrets: z.array(z.enum(settingsSecrets)),
  })
  .meta({ id: "SettingsImportResult" });
export type ImportResult = z.infer<typeof ImportResult>;

const admin = { kind: "member", role: "admin", scope: "settings:write" } as const;
const root = { ...admin, root: true } as const;
const tag = "Settings";

export const getSettings = operation({
  id: "getSettings",
  method: "GET",
  path: "/api/v1/settings",
  tag,
  summary: "The organisation's own settings, without what comes from root",
  access: admin,
  versioned: SettingsView,
  status: 200,
  result: SettingsView,
});

export const putSettings = operation({
  id: "putSettings",
  method: "PUT",
  path: "/api/v1/settings",
  tag,
  summary: "Replace the organisation's settings; they count from the next event on",
  access: admin,
  body: SettingsInput,
  versioned: SettingsView,
  status: 200,
  result: SettingsView,
});

export const getEffectiveSettings = operation({
  id: "getEffectiveSettings",
  method: "GET",
  path: "/api/v1/settings/effective",
  tag,
  summary:
    "What counts: each field with its value, where it comes from, and what it would be without an override",
  access: admin,
  status: 200,
  result: EffectiveSettings,
});

export const importSettings = operation({
  id: "importSettings",
  method: "POST",
  path: "/api/v1/settings/import",
  tag,
  summary: "Replace the organisation's settings by a notifications.json; a dry run says what would change",
  access: admin,
  body: ImportInput,
  status: 200,
  result: ImportResult,
});

export const exportSettings = operation({
  id: "exportSettings",
  method: "GET",
  path: "/api/v1/settings/export",
  tag,
  summary: "The organisation's settings as a notifications.json; secrets only where they are references",
  access: admin,
  status: 200,
  result: JsonObject,
});

export const clearSettingsCache = operation({
  id: "clearSettingsCache",
  method: "POST",
  path: "/api/v1/settings/cache/clear",
  tag,
  summary: "Let all processes read the organisation's settings anew",
  access: admin,
  status: 204,
});

export const getRootSettings = operation({
  id: "getRootSettings",
  method: "GET",
  path: "/api/v1/root/settings",
  tag,
  summary: "The settings above all organisations",
  access: root,
  versioned: RootSettingsView,
  status: 200,
  result: RootSettingsView,
});

export const putRootSettings = operation({
  id: "putRootSettings",
  method: "PUT",
  path: "/api/v1/root/settings",
  tag,
  summary: "Replace the settings above all organisations",
  access: root,
  body: RootSettingsInput,
  versioned: RootSettingsView,
  status: 200,
  result: RootSettingsView,
});

export const importRootSettings = operation({
  id: "importRootSettings",
  method: "POST",
  path: "/api/v1/root/settings/import",
  tag,
  summary: "Replace the settings above all organisations by a config.json; a dry run says what would change",
  access: root,
  body: ImportInput,
  status: 200,
  result: ImportResult,
});

export const exportRootSettings = operation({
  id: "exportRootSettings",
  method: "GET",
  path: "/api/v1/root/settings/export",
  tag,
  summary: "The settings above all organisations as a config.json; secrets only where they are references",
  access: root,
  status: 200,
  result: JsonObject,
});
