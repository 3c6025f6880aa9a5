"use client";

import ListItemText from "@mui/material/ListItemText";
import MenuItem from "@mui/material/MenuItem";
import { CheckMark } from "./check-mark";
import { IconMenu } from "./icon-menu";
import { ColumnsIcon } from "./icons";

interface ColumnMenuProps {
  columns: readonly { field: string; label: string; isFixed: boolean }[];
  hidden: readonly string[];
  onChange: (hidden: string[]) => void;
}

export function ColumnMenu({ columns, hidden, onChange }: ColumnMenuProps) {
  const toggle = (field: string) =>
    onChange(hidden.includes(field) ? hidden.filter((other) => other !== field) : [...hidden, field]);

  return (
    <IconMenu label="Choose columns" listLabel="Columns" icon={<ColumnsIcon />}>
      {() =>
        columns.map(({ field, label, isFixed }) => (
          <MenuItem
            key={field}
            role="menuitemcheckbox"
            aria-checked={!hidden.includes(field)}
            disabled={isFixed}
            onClick={() => toggle(field)}
          >
            <CheckMark isChecked={!hidden.includes(field)} />
            <ListItemText disableTypography>{label}</ListItemText>
          </MenuItem>
        ))
      }
    </IconMenu>
  );
}
