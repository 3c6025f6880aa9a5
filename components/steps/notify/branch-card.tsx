"use client";

import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { problemsWithin } from "@/components/jobs/editor/problem-path";
import { TextInput } from "@/components/steps/fields/text-input";
import { ActionList } from "./action-list";
import { BranchCondition } from "./branch-condition";
import type { BranchValues } from "./branch-values";
import { MoveButtons } from "./move-buttons";

interface BranchCardProps {
  branch: BranchValues;
  onChange: (branch: BranchValues) => void;
  problems: ReadonlyMap<string, string>;
  idPrefix: string;
  index: number;
  count: number;
  onMove: (to: number, direction: "up" | "down") => void;
  onRemove: () => void;
}

/** A condition, and the messages that are sent when it is the first that holds. */
export function BranchCard(props: BranchCardProps) {
  const { branch, onChange, problems, idPrefix, index, count, onMove, onRemove } = props;
  const name = `Branch ${index + 1}`;
  const where = `branch ${index + 1}`;
  return (
    <Box
      role="group"
      aria-label={name}
      sx={{
        display: "grid",
        gap: 2,
        gridTemplateColumns: "minmax(0, 1fr)",
        p: 2,
        border: 1,
        borderColor: "divider",
        borderRadius: 1,
      }}
    >
      <Box sx={{ display: "flex", alignItems: "center", gap: 1, minHeight: 28 }}>
        <Typography variant="h4" component="p" sx={{ flex: 1 }} noWrap>
          {branch.name === "" ? name : branch.name}
        </Typography>
        <MoveButtons
          name={name}
          index={index}
          count={count}
          onMove={onMove}
          onRemove={count > 1 ? onRemove : undefined}
        />
      </Box>
      <TextInput
        label="Name"
        optional
        value={branch.name}
        onChange={(text) => onChange({ ...branch, name: text })}
        error={problems.get("name")}
        placeholder={name}
        maxLength={120}
      />
      <BranchCondition
        label={`Condition of ${where}`}
        value={branch.condition}
        onChange={(condition) => onChange({ ...branch, condition })}
        problem={problems.get("condition")}
      />
      <Box sx={{ display: "grid", gap: 1, gridTemplateColumns: "minmax(0, 1fr)" }}>
        <Typography variant="body2" color="textSecondary">
          Then it sends
        </Typography>
        <ActionList
          where={where}
          actions={branch.notify}
          onChange={(notify) => onChange({ ...branch, notify })}
          problems={problemsWithin(problems, "notify")}
          idPrefix={idPrefix}
        />
      </Box>
    </Box>
  );
}
