import { mergeSettings, type LevelsInForce } from "./merge-settings";
import { fieldsOfSettings, isIn, settingsFields, type SettingsValue } from "./settings-fields";

/** A field as it counts for an organisation. */
export interface EffectiveField {
  path: string;
  label: string;
  value: SettingsValue;
  source: "default" | "root" | "organisation";
  /** What it would be without the organisation's own value; null when it has none, or when nothing would be left. */
  without: SettingsValue;
  isSecret: boolean;
  problem: string | null;
}

/** Secrets as people may see them; null: there is none that counts. */
export type ShownSecrets = ReadonlyMap<
  string,
  { value: string | null; source: EffectiveField["source"]; without: string | null }
>;

/** Every field of the document, and each job that it names, with where its value comes from. */
export function effectiveFields(
  { own, root }: Pick<LevelsInForce, "own" | "root">,
  secrets: ShownSecrets,
  problems: readonly { path: string; detail: string }[],
): EffectiveField[] {
  const merged = fieldsOfSettings(mergeSettings(root, own));
  const [ofOwn, ofRoot] = [fieldsOfSettings(own), fieldsOfSettings(root)];
  const jobs = [...merged.keys()].filter((path) => path.startsWith("jobs.")).sort();
  return [...Object.keys(settingsFields), ...jobs].map((path) => {
    const {
      label = `Job ${path.slice("jobs.".length)}`,
      preset = null,
      isSecret = false,
    } = settingsFields[path] ?? {};
    const isOwn = ofOwn.has(path);
    const below = ofRoot.get(path) ?? preset;
    const source = isOwn ? "organisation" : ofRoot.has(path) ? "root" : "default";
    const value = merged.get(path) ?? preset;
    const secret = secrets.get(path);
    return {
      path,
      label,
      ...(secret ?? { value, source, without: isOwn ? below : null }),
      isSecret,
      problem: problems.find((problem) => isIn(path, problem.path))?.detail ?? null,
    };
  });
}
