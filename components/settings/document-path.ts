import type { SettingsDocument } from "@/lib/core/settings";

type Fields = Record<string, unknown>;

/** The steps of a path such as email.smtp_host; the key of a job may have dots. */
function stepsOf(path: string): string[] {
  const [first = "", ...rest] = path.split(".");
  return first === "jobs" && rest.length > 0 ? [first, rest.join(".")] : [first, ...rest];
}

/** What the document says at the path; undefined where it says nothing. */
export function valueAt(document: SettingsDocument, path: string): unknown {
  return stepsOf(path).reduce<unknown>(
    (value, step) => (isFields(value) && Object.hasOwn(value, step) ? value[step] : undefined),
    document,
  );
}

/** The document with this value. Trusts the server to refuse a value that the field cannot have. */
export function withValue(document: SettingsDocument, path: string, value: unknown): SettingsDocument {
  return set(document, stepsOf(path), value) as SettingsDocument;
}

/** The document without what it says at the path, and without the section when nothing else is in it. */
export function withoutValue(document: SettingsDocument, path: string): SettingsDocument {
  return remove(document, stepsOf(path)) as SettingsDocument;
}

function set(fields: Fields, [step = "", ...rest]: string[], value: unknown): Fields {
  if (rest.length === 0) return { ...fields, [step]: value };
  const below = fields[step];
  return { ...fields, [step]: set(isFields(below) ? below : {}, rest, value) };
}

function remove(fields: Fields, [step = "", ...rest]: string[]): Fields {
  const { [step]: below, ...others } = fields;
  if (rest.length === 0 || !isFields(below)) return others;
  const left = remove(below, rest);
  return Object.keys(left).length === 0 ? others : { ...others, [step]: left };
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
