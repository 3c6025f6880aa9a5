import type { FieldSpec } from "@/lib/channels/kind";
import { channelSecretField } from "@/lib/db/named-channels";
import type { OwnedSecret, OwnedSecrets } from "@/lib/db/owned-secrets";
import type { ChannelRow } from "@/lib/db/channels";
import type { StoredConfig } from "./merge-config";

/** The stored secrets of a kind's secret fields, by the fields' names. */
export function secretsOfFields(
  fields: readonly FieldSpec[],
  stored: OwnedSecrets,
): ReadonlyMap<string, OwnedSecret> {
  return new Map(
    fields.flatMap(({ name, input }) => {
      const secret = input === "secret" ? stored.get(channelSecretField(name)) : undefined;
      return secret ? [[name, secret] as const] : [];
    }),
  );
}

/** A channel's configuration with its secrets. */
export function storedConfigOf(
  fields: readonly FieldSpec[],
  row: Pick<ChannelRow, "config">,
  stored: OwnedSecrets,
): StoredConfig {
  const values = [...secretsOfFields(fields, stored)].map(([name, { value }]) => [name, value] as const);
  return { config: row.config, secrets: new Map(values) };
}
