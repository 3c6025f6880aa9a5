import type { SettingsDocument, SettingsMode, SettingsSecret } from "./settings";
import { mailSecurityOf, settingsDefaults } from "./settings-values";

/** One document over another: objects are merged, everything else, lists as well, is taken from the upper one if it has it. */
export function mergeSettings(lower: SettingsDocument, upper: SettingsDocument): SettingsDocument {
  return merge(lower, upper) as SettingsDocument;
}

function merge(lower: unknown, upper: unknown): unknown {
  if (upper === undefined) return lower;
  if (!isPlain(lower) || !isPlain(upper)) return upper;
  const keys = new Set([...Object.keys(lower), ...Object.keys(upper)]);
  return Object.fromEntries([...keys].map((key) => [key, merge(lower[key], upper[key])]));
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What an organisation and root have set. */
export interface SettingsLevels {
  mode: SettingsMode;
  own: SettingsDocument;
  root: SettingsDocument;
}

/** The documents that count. One that does not is empty. */
export interface LevelsInForce extends Omit<SettingsLevels, "mode"> {
  isOwnInForce: boolean;
  isRootInForce: boolean;
  /** The organisation's own over root's. */
  document: SettingsDocument;
  /** Whether anybody is told anything at all. */
  isOn: boolean;
}

/**
 * Resolves root and organisation (S2.3, S3.2–6, C1): a document of the organisation that says `enabled: false` is out of
 * force, so that root's counts; root's `enabled: false` switches off whoever does not say `enabled: true`. Without any
 * documents everybody is on: Runbell works without settings.
 */
export function levelsInForce({ mode, own, root }: SettingsLevels): LevelsInForce {
  const isOwnInForce = mode !== "inherit" || own.enabled !== false;
  const isRootInForce = mode !== "override";
  const inForce = { own: isOwnInForce ? own : {}, root: isRootInForce ? root : {} };
  const document = mergeSettings(inForce.root, inForce.own);
  const isOn = mode !== "off" && document.enabled !== false;
  return { ...inForce, isOwnInForce, isRootInForce, document, isOn };
}

/**
 * Whose secret counts, given who has one; null: nobody's. `isWithheld`: root's password would go to a mail server that an
 * organisation has named, or over a connection that it has made less safe, and does not.
 */
export function levelOfSecret(
  name: SettingsSecret,
  { root, document, isOwnInForce, isRootInForce }: LevelsInForce,
  has: { own: boolean; root: boolean },
): { level: "organisation" | "root" | null; isWithheld: boolean } {
  if (has.own && isOwnInForce) return { level: "organisation", isWithheld: false };
  if (!has.root || !isRootInForce) return { level: null, isWithheld: false };
  const isWithheld = name === "email.smtp_password" && mailTarget(document) !== mailTarget(root);
  return { level: isWithheld ? null : "root", isWithheld };
}

/** Where mail and the password for it go: what differs is another server, or another way to it. */
export function mailTarget({ email = {} }: SettingsDocument): string {
  const { smtp_host: host = "", smtp_port: port = settingsDefaults.email.smtp_port } = email;
  return [host.toLowerCase(), port, mailSecurityOf(email)].join(" ");
}
