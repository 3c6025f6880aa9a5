import { readFileSync } from "node:fs";
import { Secret } from "./secrets";

/** A variable of the environment that settings may refer to as ${NAME}. */
export interface SettingsVariable {
  /** Only secret fields may refer to it: in another field it would be read by whoever gets a message. */
  readonly isSecret: boolean;
  /** Null: not set. */
  readonly value: Secret | null;
}

export type SettingsEnvironment = ReadonlyMap<string, SettingsVariable>;

// The names that files of settings refer to (S2.34–39).
const plain = [
  "ENVIRONMENT",
  "OPSCONDUCTOR_URL",
  "SMTP_USERNAME",
  "AWS_SES_USERNAME",
  "DEFAULT_ADMIN_EMAIL",
  "ORG_ADMIN_EMAIL",
];
const secret = ["SMTP_PASSWORD", "AWS_SES_PASSWORD", "SENDGRID_API_KEY", "SLACK_WEBHOOK_URL"];
const looksSecret = /PASS|SECRET|TOKEN|KEY|WEBHOOK|CREDENTIAL/i;

/** Names of RUNBELL_SETTINGS_ENV; undefined for what is no list of names. */
export function parseVariableNames(text: string): string[] | undefined {
  const names = text.split(/[\s,]+/).filter(Boolean);
  return names.every((name) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) ? names : undefined;
}

/**
 * Reads the variables that settings may refer to: ours and the `extra` ones. A secret may be in the file that NAME_FILE
 * names; `onUnreadable` hears of one that cannot be read.
 */
export function readSettingsEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  extra: readonly string[],
  onUnreadable: (variable: string, why: string) => void,
): SettingsEnvironment {
  const read = (name: string, isSecret: boolean): SettingsVariable => {
    const value = env[name]?.trim();
    const file = env[`${name}_FILE`]?.trim();
    if (value) return { isSecret, value: new Secret(value) };
    return { isSecret, value: isSecret && file ? readFile(name, file, onUnreadable) : null };
  };
  return new Map([
    ...extra.map((name) => [name, read(name, looksSecret.test(name))] as const),
    ...plain.map((name) => [name, read(name, false)] as const),
    ...secret.map((name) => [name, read(name, true)] as const),
  ]);
}

function readFile(
  name: string,
  file: string,
  onUnreadable: (variable: string, why: string) => void,
): Secret | null {
  try {
    const value = readFileSync(file, "utf8").trim();
    return value ? new Secret(value) : null;
  } catch (error) {
    onUnreadable(
      `${name}_FILE`,
      error instanceof Error && "code" in error ? String(error.code) : "unreadable",
    );
    return null;
  }
}
