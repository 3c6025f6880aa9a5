import type { FieldSpec } from "@/lib/channels/kind";
import { channelRegistry } from "@/lib/channels/registry";
import { configuredKinds } from "@/lib/core/channel-kind";
import type { ChannelField, ChannelKindView } from "@/lib/schemas/channel";

/** What an organisation can set up, each kind with its form. */
export function listChannelKinds(): { data: ChannelKindView[] } {
  return {
    data: configuredKinds.map((kind) => {
      const { label, summary, fields, ratePerMinute = null } = channelRegistry[kind];
      return { kind, label, summary, fields: fields.map(viewField), rate_per_minute: ratePerMinute };
    }),
  };
}

function viewField(field: FieldSpec): ChannelField {
  const { name, label, input, help = null, placeholder = null, options = [] } = field;
  const { multiline = false, required = false, bindsSecrets: binds_secrets = false } = field;
  return { name, label, help, placeholder, input, options, multiline, required, binds_secrets };
}
