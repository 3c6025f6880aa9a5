"use client";

import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import { NumberInput } from "@/components/steps/fields/number-input";
import { SelectInput } from "@/components/steps/fields/select-input";
import { SwitchInput } from "@/components/steps/fields/switch-input";
import { TextInput } from "@/components/steps/fields/text-input";
import { problemAt } from "@/components/steps/problem-at";
import { TrashIcon } from "@/components/ui/icons";
import { parameterTypes, type ParameterType } from "@/lib/core/parameter";
import type { ParameterDraft } from "./job-draft";

const typeLabels: Record<ParameterType, string> = {
  text: "Text",
  number: "Number",
  boolean: "Yes or no",
  choice: "One of a list",
  json: "JSON",
};
const typeOptions = parameterTypes.map((value) => ({ value, label: typeLabels[value] }));
const noDefault = "none";

interface ParameterFieldsProps {
  parameter: ParameterDraft;
  index: number;
  problems: ReadonlyMap<string, string>;
  onChange: (change: Partial<ParameterDraft>) => void;
  onRemove: () => void;
}

export function ParameterFields({ parameter, index, problems, onChange, onRemove }: ParameterFieldsProps) {
  const { name, label, type, required, choices } = parameter;
  return (
    <Box
      component="li"
      aria-label={`Parameter ${index + 1}`}
      sx={{
        display: "flex",
        gap: 1,
        alignItems: "flex-start",
        p: 2,
        border: 1,
        borderColor: "divider",
        borderRadius: 1,
      }}
    >
      <Box
        sx={{
          flex: 1,
          minWidth: 0,
          display: "grid",
          gridTemplateColumns: { xs: "minmax(0, 1fr)", sm: "repeat(2, minmax(0, 1fr))" },
          gap: 2,
          alignItems: "start",
        }}
      >
        <TextInput
          label="Name"
          mono
          maxLength={60}
          placeholder="target_table"
          value={name}
          onChange={(next) => onChange({ name: next })}
          error={problems.get("name")}
        />
        <SelectInput
          label="Type"
          value={type}
          options={typeOptions}
          onChange={(next) => onChange({ type: next, default_text: "" })}
          error={problems.get("type")}
        />
        {type === "choice" && (
          <TextInput
            label="Choices"
            rows={2}
            help="One a line."
            value={choices.join("\n")}
            onChange={(text) => onChange({ choices: text === "" ? [] : text.split("\n") })}
            error={problemAt(problems, "choices")}
          />
        )}
        <DefaultField parameter={parameter} error={problems.get("default")} onChange={onChange} />
        <TextInput
          label="Question"
          optional
          maxLength={120}
          placeholder="Which table?"
          value={label}
          onChange={(next) => onChange({ label: next })}
          help="Stands in place of the name when it is asked for."
          error={problems.get("label")}
        />
        <SwitchInput
          label="Must be given"
          isOn={required}
          onChange={(next) => onChange({ required: next })}
          help="Without a value no run starts."
        />
      </Box>
      <IconButton aria-label={`Delete parameter ${index + 1}`} onClick={onRemove}>
        <TrashIcon />
      </IconButton>
    </Box>
  );
}

interface DefaultFieldProps {
  parameter: ParameterDraft;
  error: string | undefined;
  onChange: (change: Partial<ParameterDraft>) => void;
}

function DefaultField({ parameter: { type, default_text, choices }, error, onChange }: DefaultFieldProps) {
  const set = (text: string) => onChange({ default_text: text });
  if (type === "boolean" || type === "choice") {
    const values = type === "boolean" ? ["true", "false"] : [...new Set(choices.filter(Boolean))];
    const labels: Record<string, string> = type === "boolean" ? { true: "Yes", false: "No" } : {};
    const known = default_text === "" || values.includes(default_text) ? values : [...values, default_text];
    return (
      <SelectInput
        label="Default"
        value={default_text || noDefault}
        options={[
          { value: noDefault, label: "None" },
          ...known.map((value) => ({ value, label: labels[value] ?? value })),
        ]}
        onChange={(next) => set(next === noDefault ? "" : next)}
        error={error}
      />
    );
  }
  if (type === "number")
    return (
      <NumberInput
        label="Default"
        optional
        value={default_text === "" ? null : Number(default_text)}
        onChange={(next) => set(next === null ? "" : String(next))}
        error={error}
      />
    );
  return (
    <TextInput
      label="Default"
      optional
      mono={type === "json"}
      rows={type === "json" ? 2 : undefined}
      value={default_text}
      onChange={set}
      error={error}
    />
  );
}
