import type { ChannelKind, FieldSpec } from "@/lib/channels/kind";
import { InvalidInputError, type InputIssue } from "@/lib/core/errors";
import { Secret, secretsEqual } from "@/lib/secrets";
import type { Json } from "@/lib/templates/context-shape";
import { checkConfig, describeConfigIssues } from "./config-issues";

type Kind = Pick<ChannelKind<unknown>, "config" | "fields">;
export type PlainConfig = Record<string, Json>;

/** A channel's configuration as it is stored. */
export interface StoredConfig {
  config: Readonly<Record<string, unknown>>;
  /** By the names of the fields; null: it cannot be read. */
  secrets: ReadonlyMap<string, Secret | null>;
}

export interface MergedConfig {
  /** To store as it is: without the secrets. */
  config: PlainConfig;
  /** What becomes of secrets, by the names of the fields: a new value, or null for one that goes. */
  secrets: ReadonlyMap<string, Secret | null>;
  /** Of those that go: the ones that nobody removed, but that were meant for where messages went before. */
  dropped: string[];
}

const MAX_SECRET_LENGTH = 8_000;

export const emptyConfig: StoredConfig = { config: {}, secrets: new Map() };

/**
 * What a configuration becomes with the fields that were given. A plain field that is null or empty is unset. A secret
 * that is absent or empty stays, null removes it; when a field that says where messages go has changed, the secrets that
 * are not given anew are dropped, or they would be sent elsewhere. Throws InvalidInputError with pointers to the fields.
 */
export function mergeConfig(kind: Kind, stored: StoredConfig, given: Record<string, unknown>): MergedConfig {
  refuse(malformed(kind.fields, given), kind);
  const secrets = changedSecrets(kind.fields, given);
  const plain = mergePlain(kind.fields, stored.config, given);

  const dropped = movesElsewhere(kind.fields, stored, { plain, secrets })
    ? [...stored.secrets.keys()].filter((name) => !secrets.has(name))
    : [];
  for (const name of dropped) secrets.set(name, null);

  const checked = checkConfig(kind, completeConfig(kind.fields, plain, effective(stored, secrets)));
  if (!checked.ok)
    refuse(
      checked.issues.map((issue) => explainLoss(issue, stored, dropped)),
      kind,
    );
  return { config: plainOf(kind.fields, checked.ok ? checked.config : {}), secrets, dropped };
}

/** A configuration with all its secret fields, as its kind's schema reads it. */
export function completeConfig(
  fields: readonly FieldSpec[],
  plain: Readonly<Record<string, unknown>>,
  secrets: ReadonlyMap<string, Secret | null>,
): Record<string, unknown> {
  const values = fields.filter(isSecret).map(({ name }) => [name, secrets.get(name) ?? null] as const);
  return { ...plain, ...Object.fromEntries(values) };
}

function isSecret({ input }: FieldSpec): boolean {
  return input === "secret";
}

function isUnset(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}

function malformed(fields: readonly FieldSpec[], given: Record<string, unknown>): InputIssue[] {
  return Object.entries(given).flatMap(([name, value]) => {
    const pointer = `/config/${name}`;
    const field = fields.find((one) => one.name === name);
    if (!field) return [{ pointer, detail: "is not a known field" }];
    if (!isSecret(field) || isUnset(value)) return [];
    if (typeof value !== "string") return [{ pointer, detail: "must be a text" }];
    return value.length > MAX_SECRET_LENGTH
      ? [{ pointer, detail: `must have at most ${MAX_SECRET_LENGTH} characters` }]
      : [];
  });
}

/** Pasted secrets often bring white space along, which belongs to none of them. */
function changedSecrets(
  fields: readonly FieldSpec[],
  given: Record<string, unknown>,
): Map<string, Secret | null> {
  const changed = new Map<string, Secret | null>();
  for (const { name } of fields.filter(isSecret)) {
    const value = given[name];
    if (value === null) changed.set(name, null);
    else if (typeof value === "string" && value.trim() !== "") changed.set(name, new Secret(value.trim()));
  }
  return changed;
}

function mergePlain(
  fields: readonly FieldSpec[],
  stored: Readonly<Record<string, unknown>>,
  given: Record<string, unknown>,
): Record<string, unknown> {
  const merged = { ...stored, ...given };
  const names = fields.filter((field) => !isSecret(field)).map(({ name }) => name);
  return Object.fromEntries(
    names.filter((name) => !isUnset(merged[name])).map((name) => [name, merged[name]]),
  );
}

function movesElsewhere(
  fields: readonly FieldSpec[],
  stored: StoredConfig,
  { plain, secrets }: { plain: Record<string, unknown>; secrets: ReadonlyMap<string, Secret | null> },
): boolean {
  return fields
    .filter(({ bindsSecrets }) => bindsSecrets)
    .some((field) => {
      if (!isSecret(field))
        return (
          JSON.stringify(plain[field.name] ?? null) !== JSON.stringify(stored.config[field.name] ?? null)
        );
      const given = secrets.get(field.name);
      if (given === undefined) return false;
      const known = stored.secrets.get(field.name) ?? null;
      return given === null || known === null || !secretsEqual(given, known);
    });
}

function effective(
  stored: StoredConfig,
  changed: ReadonlyMap<string, Secret | null>,
): ReadonlyMap<string, Secret | null> {
  return new Map([...stored.secrets, ...changed]);
}

function explainLoss(issue: InputIssue, stored: StoredConfig, dropped: readonly string[]): InputIssue {
  const name = issue.pointer.replace("/config/", "");
  if (!issue.detail.startsWith("is missing") || !stored.secrets.has(name)) return issue;
  const why = dropped.includes(name)
    ? "must be entered again: the stored one was meant for where messages went before"
    : stored.secrets.get(name) === null
      ? "must be entered again: the stored one cannot be read"
      : issue.detail;
  return { ...issue, detail: why };
}

/** As the schema understood it, so that what is shown is what is used. */
function plainOf(fields: readonly FieldSpec[], config: unknown): PlainConfig {
  const values = config as Record<string, Json | undefined>;
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = values[field.name];
      return isSecret(field) || value === undefined || value === null ? [] : [[field.name, value]];
    }),
  );
}

function refuse(issues: InputIssue[], kind: Kind): void {
  if (issues.length > 0) throw new InvalidInputError(describeConfigIssues(issues, kind), issues);
}
