import type { JsonObject } from "@/lib/schemas/field";

/**
 * A part of the form of a step: the configuration as the API takes it, though not complete yet. Values that are empty are
 * left out instead of being stored as empty text.
 */
export interface ConfigFieldsProps {
  config: JsonObject;
  onChange(config: JsonObject): void;
  /** What is wrong, by the path in the configuration: "recipients.0", "branches.1.notify.0.config.channel_id". */
  problems: ReadonlyMap<string, string>;
  /** Stands before the ids of inputs: several steps are open at once. */
  idPrefix: string;
}
