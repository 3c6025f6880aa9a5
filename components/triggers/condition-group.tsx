"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { Choice } from "@/components/ui/choice";
import { PlusIcon } from "@/components/ui/icons";
import type { ConditionGroup } from "@/lib/core/condition-tree";
import { ConditionRowFields } from "./condition-row";
import { withPart, type ConditionSubject } from "./condition-values";

/** Deeper ones are written by hand. */
const MOST_NESTED = 2;

const joins = [
  { value: "all", label: "All hold" },
  { value: "any", label: "Any holds" },
] as const;

interface ConditionGroupFieldsProps {
  subject: ConditionSubject;
  /** “Condition”, “Condition 2” */
  label: string;
  depth: number;
  group: ConditionGroup;
  onChange: (group: ConditionGroup | null) => void;
}

/** Rows, and groups of rows, of which all or any must hold. */
export function ConditionGroupFields({ subject, label, depth, group, onChange }: ConditionGroupFieldsProps) {
  const { startRow } = subject;
  const { join, parts } = group;
  const add = (part: ConditionGroup["parts"][number]) => onChange({ ...group, parts: [...parts, part] });
  const isNested = depth > 0;
  return (
    <Box
      role="group"
      aria-label={label}
      sx={{
        display: "grid",
        gridTemplateColumns: "minmax(0, 1fr)",
        gap: { xs: 3, sm: 1.5 },
        ...(isNested && { pl: 2, borderLeft: 2, borderColor: "divider" }),
      }}
    >
      {parts.length > 1 && (
        <div>
          <Choice
            label={`${label}: how its parts are joined`}
            value={join}
            options={joins}
            onChange={(next) => onChange({ ...group, join: next })}
          />
        </div>
      )}
      {parts.map((part, index) => {
        const own = { subject, label: `${label} ${index + 1}`, key: index };
        const change = (next: typeof part | null) => onChange(withPart(group, index, next));
        return part.kind === "row" ? (
          <ConditionRowFields {...own} key={own.key} row={part} onChange={change} />
        ) : (
          <ConditionGroupFields {...own} key={own.key} depth={depth + 1} group={part} onChange={change} />
        );
      })}
      <Box sx={{ display: "flex", gap: 1, flexWrap: "wrap" }}>
        <Button size="small" startIcon={<PlusIcon />} onClick={() => add(startRow)}>
          Add a condition
        </Button>
        {depth < MOST_NESTED && parts.length > 0 && (
          <Button
            size="small"
            onClick={() =>
              add({ kind: "group", join: join === "all" ? "any" : "all", parts: [startRow, startRow] })
            }
          >
            Add a group
          </Button>
        )}
        {isNested && (
          <Button size="small" onClick={() => onChange(null)}>
            Remove the group
          </Button>
        )}
      </Box>
    </Box>
  );
}
