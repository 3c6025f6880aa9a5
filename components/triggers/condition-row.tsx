"use client";

import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import { CloseIcon } from "@/components/ui/icons";
import { operatorsOf } from "@/lib/core/condition-field";
import type { ConditionRow } from "@/lib/core/condition-tree";
import { ConditionValue } from "./condition-value";
import { fieldOf, operatorLabels, withField, withOperator, type ConditionSubject } from "./condition-values";
import { PickOne } from "./pick-one";
import { RawInput } from "./raw-input";

interface ConditionRowFieldsProps {
  subject: ConditionSubject;
  /** “Condition 2” */
  label: string;
  row: ConditionRow;
  onChange: (row: ConditionRow | null) => void;
}

export function ConditionRowFields({ subject, label, row, onChange }: ConditionRowFieldsProps) {
  const { fields, names } = subject;
  const { field, name, operator } = row;
  const { type } = fieldOf(row, fields);
  return (
    <Box role="group" aria-label={label} sx={{ display: "flex", gap: 1, alignItems: "flex-start" }}>
      <Box
        sx={{
          flex: 1,
          minWidth: 0,
          display: "grid",
          gap: 1,
          gridTemplateColumns: { xs: "minmax(0, 1fr)", sm: "repeat(auto-fit, minmax(136px, 1fr))" },
        }}
      >
        <PickOne
          label="Field"
          value={field}
          options={fields.map(({ path, label: words }) => ({ value: path, label: words }))}
          onChange={(path) => onChange(withField(row, path, fields))}
        />
        {name !== null && (
          <RawInput
            label="Name"
            placeholder="name"
            suggestions={names?.[field]}
            value={name}
            textOf={String}
            valueOf={(text) => text.trim()}
            onChange={(next) => onChange({ ...row, name: next })}
          />
        )}
        <PickOne
          label="Comparison"
          value={operator}
          options={operatorsOf[type].map((value) => ({ value, label: operatorLabels[value] }))}
          onChange={(next) => onChange(withOperator(row, next, fields))}
        />
        <ConditionValue
          key={`${field} ${operator}`}
          fields={fields}
          row={row}
          onChange={(value) => onChange({ ...row, value })}
        />
      </Box>
      <IconButton aria-label={`Remove ${label.toLowerCase()}`} onClick={() => onChange(null)}>
        <CloseIcon />
      </IconButton>
    </Box>
  );
}
