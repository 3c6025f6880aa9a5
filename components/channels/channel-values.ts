import { z } from "zod";
import { filledLines } from "@/components/ui/form-list-field";
import type { SecretChange } from "@/components/ui/secret-control";
import { eventTypes } from "@/lib/core/event";
import type {
  ChannelField,
  ChannelView,
  CreateChannelInput,
  UpdateChannelInput,
} from "@/lib/schemas/channel";

/** What a field of a kind holds in the form: a list its lines, a secret what is to become of it. */
export type ConfigValue = string | number | boolean | null | string[] | SecretChange;

const most = 100_000;
const EventTypes = z.array(z.enum(eventTypes));

/** The form of a kind: what it asks for is told by its fields. */
export function channelValuesSchema(fields: readonly ChannelField[], stored: ChannelView["secrets"]) {
  return z
    .object({
      name: z
        .string()
        .trim()
        .min(1, { error: "Give the channel a name." })
        .max(80, { error: "At most 80 characters." }),
      config: z.record(z.string(), z.custom<ConfigValue>()),
      event_types: EventTypes,
      fallback_for: EventTypes,
      is_fallback: z.boolean(),
      enabled: z.boolean(),
      rate_per_minute: z
        .int({ error: "Must be a whole number." })
        .min(1, { error: "Must be 1 or more; empty for what the provider allows." })
        .max(most, { error: "Must be 100,000 or less." })
        .nullable(),
    })
    .superRefine(({ config }, context) => {
      for (const field of fields) {
        if (!field.required || isFilled(field, config[field.name], stored)) continue;
        context.addIssue({ code: "custom", path: ["config", field.name], message: "This is needed." });
      }
    });
}
export type ChannelValues = z.infer<ReturnType<typeof channelValuesSchema>>;

function isFilled(
  field: ChannelField,
  value: ConfigValue | undefined,
  stored: ChannelView["secrets"],
): boolean {
  if (field.input === "secret") {
    const change = secretChangeOf(value);
    if (change.action === "keep") return stored[field.name]?.configured === true;
    return change.action === "replace" && change.value.trim() !== "";
  }
  if (Array.isArray(value)) return filledLines(value).length > 0;
  return typeof value === "string" ? value.trim() !== "" : value !== null && value !== undefined;
}

/** Of a channel, or of a new one of the kind with these fields. */
export function channelValuesOf(fields: readonly ChannelField[], channel: ChannelView | null): ChannelValues {
  return {
    name: channel?.name ?? "",
    config: Object.fromEntries(
      fields.map((field) => [field.name, shownValue(field, channel?.config[field.name])]),
    ),
    event_types: channel?.event_types ?? [
      "job.failed",
      "job.timed_out",
      "job.lost",
      "job.missed",
      "job.recovered",
    ],
    fallback_for: channel?.fallback_for ?? [],
    is_fallback: channel?.is_fallback ?? false,
    enabled: channel?.enabled ?? true,
    rate_per_minute: channel?.rate_per_minute ?? null,
  };
}

function shownValue(field: ChannelField, stored: unknown): ConfigValue {
  switch (field.input) {
    case "secret":
      return { action: "keep" };
    case "switch":
      return stored === true;
    case "number":
      return typeof stored === "number" ? stored : null;
    case "list":
      return Array.isArray(stored) ? stored.map(String) : [];
    case "select":
      return typeof stored === "string" ? stored : (field.options[0]?.value ?? "");
    case "text":
    case "textarea":
      return typeof stored === "string" || typeof stored === "number" ? String(stored) : "";
  }
}

/** What the API takes. A secret that stays is left out; an emptied field is null. */
function configInput(
  fields: readonly ChannelField[],
  config: Record<string, ConfigValue>,
): CreateChannelInput["config"] {
  const input: CreateChannelInput["config"] = {};
  for (const field of fields) {
    const value = inputValue(config[field.name] ?? null);
    if (value !== undefined) input[field.name] = value;
  }
  return input;
}

function inputValue(value: ConfigValue): Exclude<ConfigValue, SecretChange> | undefined {
  if (isSecretChange(value)) return secretInput(value);
  if (Array.isArray(value)) return filledLines(value);
  return typeof value === "string" ? value.trim() || null : value;
}

function secretInput(change: SecretChange): string | null | undefined {
  if (change.action === "remove") return null;
  return change.action === "replace" && change.value.trim() !== "" ? change.value.trim() : undefined;
}

export function createInput(
  kind: CreateChannelInput["kind"],
  fields: readonly ChannelField[],
  { config, rate_per_minute, ...values }: ChannelValues,
): CreateChannelInput {
  const given = Object.entries(configInput(fields, config)).filter(([, value]) => value !== null);
  return { kind, ...values, config: Object.fromEntries(given), rate_per_minute };
}

export function updateInput(fields: readonly ChannelField[], values: ChannelValues): UpdateChannelInput {
  return { ...values, config: configInput(fields, values.config) };
}

function isSecretChange(value: ConfigValue | undefined): value is SecretChange {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function secretChangeOf(value: ConfigValue | undefined): SecretChange {
  return isSecretChange(value) ? value : { action: "keep" };
}

const words: Record<Exclude<keyof ChannelValues, "config">, string> = {
  name: "Name",
  event_types: "Events",
  fallback_for: "Events it stands in for",
  is_fallback: "Telling the admins",
  enabled: "Whether it is used",
  rate_per_minute: "Messages a minute",
};

const differ = (one: unknown, other: unknown) => JSON.stringify(one) !== JSON.stringify(other);

/** What changed, in the words of the save bar. */
export function channelChangeWords(
  fields: readonly ChannelField[],
  before: ChannelValues,
  after: ChannelValues,
): string[] {
  const names = Object.keys(words) as (keyof typeof words)[];
  return [
    ...fields.filter(({ name }) => differ(before.config[name], after.config[name])).map(({ label }) => label),
    ...names.filter((name) => differ(before[name], after[name])).map((name) => words[name]),
  ];
}

/** The stored secrets that a change of where messages go drops, by their labels: no other server may get them. */
export function droppedSecrets(
  fields: readonly ChannelField[],
  stored: ChannelView["secrets"],
  before: ChannelValues,
  after: ChannelValues,
): string[] {
  const isMoved = fields.some(
    ({ name, binds_secrets }) => binds_secrets && differ(before.config[name], after.config[name]),
  );
  if (!isMoved) return [];
  return fields
    .filter(
      ({ name, input }) =>
        input === "secret" &&
        stored[name]?.configured &&
        secretChangeOf(after.config[name]).action === "keep",
    )
    .map(({ label }) => label);
}
