"use client";

import type { Control } from "react-hook-form";
import { FormListField } from "@/components/ui/form-list-field";
import { FormSecretField } from "@/components/ui/form-secret-field";
import { FormSelectField } from "@/components/ui/form-select-field";
import { FormSwitchField } from "@/components/ui/form-switch-field";
import { FormTextField } from "@/components/ui/form-text-field";
import type { SecretStatus } from "@/components/ui/secret-control";
import type { SettingDefinition } from "./setting-catalogue";
import type { SettingEntry } from "./setting-change";

interface SettingFieldProps {
  control: Control<SettingEntry>;
  setting: SettingDefinition;
  secret: SecretStatus | undefined;
}

/** The form's name of the field that a setting is entered in. */
export function entryName({ kind }: SettingDefinition): keyof SettingEntry {
  if (kind === "switch") return "isOn";
  if (kind === "number") return "number";
  if (kind === "list") return "lines";
  return kind === "secret" ? "secret" : "text";
}

export function SettingField({ control, setting, secret }: SettingFieldProps) {
  const { kind, label, help, isNullable, options = [] } = setting;
  if (kind === "switch") return <FormSwitchField control={control} name="isOn" label={label} help={help} />;
  if (kind === "list") return <FormListField control={control} name="lines" label={label} help={help} />;
  if (kind === "choice")
    return (
      <FormSelectField
        control={control}
        name="text"
        label={label}
        help={help}
        options={options}
        placeholder="Not set"
      />
    );
  if (kind === "secret")
    return <FormSecretField control={control} name="secret" label={label} help={help} status={secret} />;
  if (kind === "number")
    return (
      <FormTextField
        control={control}
        name="number"
        type="number"
        label={label}
        help={help ?? (isNullable ? "Empty: as many as there are." : undefined)}
      />
    );
  return (
    <FormTextField
      control={control}
      name="text"
      label={label}
      help={help}
      rows={kind === "json" ? 8 : undefined}
      mono={kind === "json"}
      autoComplete="off"
    />
  );
}
