import { InvalidInputError, type InputIssue } from "@/lib/core/errors";
import { salvageSettings } from "@/lib/core/salvage-settings";
import { settingsSecrets, type SettingsDocument, type SettingsSecret } from "@/lib/core/settings";
import type { JsonObject } from "@/lib/schemas/field";
import { Secret } from "@/lib/secrets";

/** A file of settings, taken apart. */
export interface ReadImport {
  document: SettingsDocument;
  secrets: Map<SettingsSecret, Secret>;
  /** The organisation that the file is for, if it says so. */
  slug: string | null;
  notes: string[];
}

/** The flat settings of S3.57–68, by where they belong. */
const flatNames: Readonly<Record<string, string>> = {
  notifications_enabled: "enabled",
  email_notifications_enabled: "email.enabled",
  email_smtp_host: "email.smtp_host",
  email_smtp_port: "email.smtp_port",
  email_smtp_username: "email.smtp_username",
  email_smtp_password: "email.smtp_password",
  email_from_address: "email.from_email",
  email_to_addresses: "email.to_emails",
  slack_notifications_enabled: "slack.enabled",
  slack_webhook_url: "slack.webhook_url",
  slack_channel: "slack.channel",
};

/** Other names of a field, for which it is not needed. */
const needless = new Set(["notifications_config_path"]);

type Json = Record<string, unknown>;

/**
 * Reads a config.json or notifications.json (S2.4–33, S3.47–68) as it stands. Unknown fields are named in the notes. Throws
 * InvalidInputError with pointers for values that cannot be: nothing is lost silently.
 */
export function readImport(given: JsonObject): ReadImport {
  const notes: string[] = [];
  const { org_slug: orgSlug, tenant_id: tenantId, ...rest } = given;
  const slug = [orgSlug, tenantId].find((name) => typeof name === "string") ?? null;
  const nested = nest(withoutNulls(rest), notes);
  const { document: withoutSecrets, secrets, issues } = takeSecrets(nested);
  const { document, leftOut } = salvageSettings(withoutSecrets);

  for (const { path } of leftOut.filter(({ why }) => why === "unknown"))
    notes.push(`“${path}” is no setting of Runbell: it is left out.`);
  issues.push(
    ...leftOut
      .filter(({ why }) => why === "invalid")
      .map(({ path, detail }) => ({ pointer: pointerOf(path), detail })),
  );
  if (issues.length > 0) throw new InvalidInputError("This file cannot be imported.", issues);
  return { document, secrets, slug, notes };
}

/** A null in a file says that there is no value; of limits it says that there is none, which is a value. */
function withoutNulls(given: Json): Json {
  const kept = Object.entries(given).filter(([, value]) => value !== null);
  return Object.fromEntries(
    kept.map(([name, value]) => [name, isObject(value) && name !== "limits" ? withoutNulls(value) : value]),
  );
}

/** Puts flat names where they belong; what is nested already has precedence. */
function nest(given: Json, notes: string[]): Json {
  const nested: Json = {};
  for (const [name, value] of Object.entries(given)) {
    if (needless.has(name)) notes.push(`“${name}” is not needed: settings are kept in the database.`);
    else if (!Object.hasOwn(flatNames, name)) nested[name] = isObject(value) ? { ...value } : value;
  }
  for (const [name, path] of Object.entries(flatNames)) {
    const value = given[name];
    if (value === undefined || value === null) continue;
    const [section = "", field] = path.split(".");
    if (field === undefined) nested[section] ??= value;
    else {
      const holder = isObject(nested[section]) ? nested[section] : (nested[section] = {} as Json);
      (holder as Json)[field] ??= listed(path, value);
    }
    notes.push(`“${name}” is kept as ${path}.`);
  }
  return nested;
}

/** Flat addresses are one text with commas. */
function listed(path: string, value: unknown): unknown {
  if (path !== "email.to_emails" || typeof value !== "string") return value;
  return value
    .split(",")
    .map((address) => address.trim())
    .filter(Boolean);
}

function takeSecrets(given: Json): {
  document: Json;
  secrets: Map<SettingsSecret, Secret>;
  issues: InputIssue[];
} {
  const document = { ...given };
  const secrets = new Map<SettingsSecret, Secret>();
  const issues: InputIssue[] = [];
  for (const path of settingsSecrets) {
    const [section = "", field = ""] = path.split(".");
    const holder = document[section];
    if (!isObject(holder) || !Object.hasOwn(holder, field)) continue;
    const { [field]: value, ...others } = holder;
    document[section] = others;
    if (typeof value === "string" && value.trim()) secrets.set(path, new Secret(value.trim()));
    else if (value !== null && value !== "")
      issues.push({ pointer: pointerOf(path), detail: "must be a text" });
  }
  return { document, secrets, issues };
}

function pointerOf(path: string): string {
  return `/document/${path.replaceAll(".", "/")}`;
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
