import { countOf } from "@/components/runs/count-words";
import { eventCatalogue, findEventType } from "@/lib/core/event";
import type { EventTrigger, SettingsDocument, SettingsMode } from "@/lib/core/settings";
import type { EffectiveSettings } from "@/lib/schemas/settings";
import type { SettingDefinition } from "./setting-catalogue";

export const modeWords: Record<SettingsMode, { label: string; sentence: string }> = {
  inherit: {
    label: "Inherit",
    sentence: "The organisation’s own settings over root’s: what it leaves out comes from root.",
  },
  override: {
    label: "Override",
    sentence: "The organisation’s own settings alone: what it leaves out is Runbell’s default.",
  },
  off: {
    label: "Off",
    sentence: "Nobody is told anything. Events are recorded all the same, and say why they were not told.",
  },
};

export const sourceWords: Record<EffectiveSettings["data"][number]["source"], string> = {
  default: "Default",
  root: "Root",
  organisation: "Organisation",
};

/** A setting's value for people; null when there is nothing to say. */
export function settingText({ kind, isNullable, options }: SettingDefinition, value: unknown): string | null {
  if (value === null || value === undefined) return isNullable ? "No limit" : null;
  if (typeof value === "boolean") return value ? "On" : "Off";
  if (typeof value === "number") return String(value);
  if (typeof value === "string")
    return options?.find((option) => option.value === value)?.label ?? (value === "" ? "Empty" : value);
  if (kind === "list" && Array.isArray(value)) return value.length === 0 ? "Nobody" : value.join(", ");
  return JSON.stringify(value, null, 2);
}

/** “Job failed: critical, email and slack, at most every 300 s”. */
export function triggerText({ event, enabled, severity, providers, cooldown_seconds }: EventTrigger): string {
  const type = findEventType(event);
  const name = type ? eventCatalogue[type].label : event;
  const facts = [
    enabled === false && "off",
    severity,
    providers && (providers.length === 0 ? "by no provider" : `by ${providers.join(" and ")}`),
    cooldown_seconds !== undefined && cooldown_seconds > 0 && `at most every ${cooldown_seconds} s`,
  ].filter(Boolean);
  return facts.length === 0 ? `${name}: on` : `${name}: ${facts.join(", ")}`;
}

type JobOverride = NonNullable<SettingsDocument["jobs"]>[string];

/** What the settings say of a single job, a sentence each. */
export function jobOverrideLines({ enabled, event_triggers = [] }: JobOverride): string[] {
  const whole =
    enabled === undefined ? [] : [enabled ? "Notifications are on" : "Nobody is told of its events"];
  return [...whole, ...event_triggers.map(triggerText)];
}

/** The lines of a value that is a list of sayings; null for every other, and for what is left out. */
export function settingLines({ path }: Pick<SettingDefinition, "path">, value: unknown): string[] | null {
  if (path === "event_triggers" && Array.isArray(value)) return (value as EventTrigger[]).map(triggerText);
  if (path.startsWith("jobs.") && typeof value === "object" && value !== null)
    return jobOverrideLines(value as JobOverride);
  return null;
}

/** “4 of 34 fields are the organisation’s own, 12 come from root. One cannot be used.” */
export function effectiveSentence({ mode, data }: Pick<EffectiveSettings, "mode" | "data">): string {
  const own = data.filter(({ source }) => source === "organisation").length;
  const root = data.filter(({ source }) => source === "root").length;
  const broken = data.filter(({ problem }) => problem !== null).length;
  const lead = mode === "off" ? "Nobody is told anything. " : "";
  const fromRoot = root > 0 ? `, ${root} ${root === 1 ? "comes" : "come"} from root` : "";
  const fields = `${own === 0 ? "None" : own} of ${countOf(data.length, "field")} ${own < 2 ? "is" : "are"} the organisation’s own${fromRoot}.`;
  return `${lead}${fields}${broken > 0 ? ` ${countOf(broken, "field")} cannot be used as it stands.` : ""}`;
}
