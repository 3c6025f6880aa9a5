import { KeyValueList } from "@/components/ui/key-value-list";
import { Section } from "@/components/ui/section";
import { eventCatalogue, eventTypes, type EventType } from "@/lib/core/event";
import type { ChannelField, ChannelKindView, ChannelView } from "@/lib/schemas/channel";

interface ChannelSettingsProps {
  kind: ChannelKindView;
  channel: ChannelView;
}

/** For those who may look and not change. */
export function ChannelSettings({ kind, channel }: ChannelSettingsProps) {
  const { event_types, fallback_for, is_fallback, rate_per_minute } = channel;
  const rate = rate_per_minute ?? kind.rate_per_minute;
  return (
    <Section title="Settings" sentence="An admin can change them.">
      <KeyValueList
        ruled
        items={[
          ...kind.fields.map((field) => ({ label: field.label, value: valueWords(field, channel) })),
          { label: "Told here", value: eventWords(event_types) },
          { label: "Stands in for", value: eventWords(fallback_for) },
          { label: "Tells the admins when another channel fails", value: is_fallback ? "Yes" : "No" },
          { label: "Messages a minute", value: rate === null ? "No limit" : `At most ${rate}` },
        ]}
      />
    </Section>
  );
}

function eventWords(types: readonly EventType[]): string {
  if (types.length === eventTypes.length) return "All events";
  return types.map((type) => eventCatalogue[type].label).join(", ") || "Nothing";
}

function valueWords({ name, input, options }: ChannelField, { config, secrets }: ChannelView): string {
  if (input === "secret") return secrets[name]?.configured ? "Configured" : "–";
  const value = config[name];
  if (Array.isArray(value)) return value.map(String).join(", ") || "–";
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (typeof value !== "string" && typeof value !== "number") return "–";
  return options.find((option) => option.value === value)?.label ?? String(value);
}
