"use client";

import IconButton from "@mui/material/IconButton";
import ListItemText from "@mui/material/ListItemText";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import Tooltip from "@mui/material/Tooltip";
import { useId, useState } from "react";
import { CheckMark } from "./check-mark";
import { ColumnsIcon } from "./icons";

interface ColumnMenuProps {
  columns: readonly { field: string; label: string; isFixed: boolean }[];
  hidden: readonly string[];
  onChange: (hidden: string[]) => void;
}

export function ColumnMenu({ columns, hidden, onChange }: ColumnMenuProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const id = useId();
  const toggle = (field: string) =>
    onChange(hidden.includes(field) ? hidden.filter((other) => other !== field) : [...hidden, field]);

  return (
    <>
      <Tooltip title="Choose columns" describeChild>
        <IconButton
          size="medium"
          aria-label="Choose columns"
          aria-haspopup="menu"
          aria-expanded={anchor ? true : undefined}
          aria-controls={anchor ? id : undefined}
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          <ColumnsIcon />
        </IconButton>
      </Tooltip>
      <Menu
        id={id}
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: "bottom", horizontal: "right" }}
        transformOrigin={{ vertical: "top", horizontal: "right" }}
        slotProps={{ list: { "aria-label": "Columns" } }}
      >
        {columns.map(({ field, label, isFixed }) => (
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
        ))}
      </Menu>
    </>
  );
}
