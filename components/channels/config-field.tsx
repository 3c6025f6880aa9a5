"use client";

import type { Control } from "react-hook-form";
import { FormListField } from "@/components/ui/form-list-field";
import { FormSecretField } from "@/components/ui/form-secret-field";
import { FormSelectField } from "@/components/ui/form-select-field";
import { FormSwitchField } from "@/components/ui/form-switch-field";
import { FormTextField } from "@/components/ui/form-text-field";
import type { SecretStatus } from "@/components/ui/secret-control";
import type { ChannelField } from "@/lib/schemas/channel";
import type { ChannelValues } from "./channel-values";

interface ConfigFieldProps {
  control: Control<ChannelValues>;
  field: ChannelField;
  secret: SecretStatus | undefined;
}

/** A field as its kind describes it. */
export function ConfigField({ control, field, secret }: ConfigFieldProps) {
  const { name, label, help, placeholder, input, options, required, multiline } = field;
  const shared = {
    control,
    name: `config.${name}` as const,
    label,
    help: help ?? undefined,
    optional: !required,
  };
  const hint = placeholder ?? undefined;
  switch (input) {
    case "secret":
      return <FormSecretField {...shared} status={secret} placeholder={hint} isMultiline={multiline} />;
    case "switch":
      return <FormSwitchField control={control} name={shared.name} label={label} help={shared.help} />;
    case "select":
      return <FormSelectField {...shared} optional={false} options={options} />;
    case "list":
      return <FormListField {...shared} placeholder={hint} />;
    case "number":
      return <FormTextField {...shared} type="number" placeholder={hint} />;
    case "textarea":
      return <FormTextField {...shared} rows={4} mono placeholder={hint} autoComplete="off" />;
    case "text":
      return <FormTextField {...shared} placeholder={hint} autoComplete="off" />;
  }
}
