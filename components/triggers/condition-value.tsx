"use client";

import MenuItem from "@mui/material/MenuItem";
import Select from "@mui/material/Select";
import { capitalised } from "@/components/runs/count-words";
import type { ConditionRow, Scalar } from "@/lib/core/condition-tree";
import {
  fieldOf,
  isNumeric,
  listOfText,
  scalarOfText,
  textOfList,
  textOfScalar,
  type ConditionSubject,
} from "./condition-values";
import { DurationInput } from "./duration-input";
import { PickOne } from "./pick-one";
import { RawInput } from "./raw-input";

interface ConditionValueProps {
  fields: ConditionSubject["fields"];
  row: ConditionRow;
  onChange: (value: ConditionRow["value"]) => void;
}

/** The right side of a row, in the shape of what is asked. */
export function ConditionValue({ fields, row, onChange }: ConditionValueProps) {
  const { operator, value } = row;
  const { type, choices } = fieldOf(row, fields);
  if (value === null) return null;
  // What was written by hand may be none of the choices.
  const known = choices && [...new Set([...choices, ...[value].flat().map(String)])];
  const options = known?.map((choice) => ({ value: choice, label: capitalised(choice).replace("_", " ") }));

  if (Array.isArray(value)) {
    const values = value as readonly Scalar[];
    if (!options)
      return (
        <RawInput
          label="Values"
          placeholder="one, another"
          value={values}
          textOf={(list) => textOfList(list, type)}
          valueOf={(text): readonly Scalar[] => listOfText(text, type)}
          onChange={onChange}
        />
      );
    return (
      <Select<string[]>
        multiple
        fullWidth
        value={values.map(String)}
        onChange={({ target }) => onChange([target.value].flat())}
        SelectDisplayProps={{ "aria-label": "Values" }}
      >
        {options.map((option) => (
          <MenuItem key={option.value} value={option.value}>
            {option.label}
          </MenuItem>
        ))}
      </Select>
    );
  }
  if (options) return <PickOne label="Value" value={String(value)} options={options} onChange={onChange} />;
  if (type === "duration") return <DurationInput label="Value" ms={Number(value)} onChange={onChange} />;
  if (isNumeric(type, operator))
    return (
      <RawInput
        label="Value"
        type="number"
        value={Number(value)}
        textOf={String}
        valueOf={finite}
        onChange={onChange}
      />
    );
  const asTyped = ["contains", "contains_not", "starts_with"].includes(operator) ? "text" : type;
  return (
    <RawInput
      label="Value"
      value={value as Scalar}
      textOf={(one) => textOfScalar(one, asTyped)}
      valueOf={(text) => scalarOfText(text, asTyped)}
      onChange={onChange}
    />
  );
}

function finite(text: string): number {
  return Number.isFinite(Number(text)) ? Number(text) : 0;
}
