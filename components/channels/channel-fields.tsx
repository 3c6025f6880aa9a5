"use client";

import { FormSwitchField } from "@/components/ui/form-switch-field";
import { FormTextField } from "@/components/ui/form-text-field";
import { Note } from "@/components/ui/note";
import { Section } from "@/components/ui/section";
import { useChannels } from "@/lib/client/channels";
import type { ChannelKindView, ChannelView } from "@/lib/schemas/channel";
import { droppedSecrets } from "./channel-values";
import { ConfigField } from "./config-field";
import { EventsField } from "./events-field";
import type { ChannelForm } from "./use-channel-form";

interface ChannelFieldsProps {
  kind: ChannelKindView;
  /** Null: a new one. */
  channel: ChannelView | null;
  entry: ChannelForm;
}

export function ChannelFields({ kind, channel, entry }: ChannelFieldsProps) {
  const { control } = entry.form;
  const secrets = channel?.secrets ?? {};
  const dropped = droppedSecrets(kind.fields, secrets, entry.base, entry.values);
  return (
    <>
      <Section title="Where" sentence={kind.summary}>
        <FormTextField
          control={control}
          name="name"
          label="Name"
          placeholder="#ops-alerts"
          autoComplete="off"
          help="How people find it in rules and in the history."
        />
        {kind.fields.map((field) => (
          <ConfigField key={field.name} control={control} field={field} secret={secrets[field.name]} />
        ))}
        {dropped.length > 0 && (
          <Note state="attention">
            {`This changes where messages go, so what is stored is dropped: ${dropped.join(", ")}. No other server may get it. Replace it with the one that is valid there.`}
          </Note>
        )}
      </Section>
      <Section
        title="Events"
        sentence="Told here: each such event is one message. Stands in: the message comes here when it could not be delivered elsewhere."
      >
        <EventsField control={control} />
      </Section>
      <Section title="Use">
        <FormSwitchField
          control={control}
          name="enabled"
          label="Send messages here"
          help="Off: nothing is sent, and what waits for it is skipped."
        />
        <FormSwitchField
          control={control}
          name="is_fallback"
          label="Tell the admins here when another channel fails"
          help={<FallbackHelp id={channel?.id} />}
        />
        <FormTextField
          control={control}
          name="rate_per_minute"
          type="number"
          label="Messages a minute"
          optional
          placeholder={kind.rate_per_minute === null ? "No limit" : String(kind.rate_per_minute)}
          help="At most; more of them wait their turn. Empty: what the provider allows."
        />
      </Section>
    </>
  );
}

function FallbackHelp({ id }: { id: string | undefined }) {
  const { data } = useChannels();
  const other = data?.data.find((channel) => channel.is_fallback && channel.id !== id);
  return other
    ? `Now it is ${other.name}: there can be one only, so it is taken from there.`
    : "Otherwise they get a mail.";
}
