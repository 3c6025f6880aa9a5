"use client";

import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import { styled } from "@mui/material/styles";
import type { FilterDefinition } from "./filter-definition";
import { CloseIcon } from "./icons";
import { StateIcon } from "./state-icon";

const Chip = styled("span")(({ theme }) => ({
  ...theme.typography.body2,
  display: "inline-flex",
  alignItems: "stretch",
  height: 28,
  maxWidth: 280,
  borderRadius: 6,
  border: `1px solid ${theme.vars.palette.line.strong}`,
  "& > button": {
    font: "inherit",
    color: "inherit",
    padding: "0 8px",
    gap: 6,
    minWidth: 0,
    "&:hover": { backgroundColor: theme.vars.palette.action.hover },
    "&:first-of-type": { borderRadius: "5px 0 0 5px" },
    "&:last-of-type": {
      borderRadius: "0 5px 5px 0",
      padding: "0 6px",
      color: theme.vars.palette.text.secondary,
      borderLeft: `1px solid ${theme.vars.palette.divider}`,
    },
  },
  "& .key": { color: theme.vars.palette.text.secondary },
  "& .value": {
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    display: "inline-flex",
    gap: 6,
    alignItems: "center",
  },
}));

interface FilterChipProps {
  filter: FilterDefinition;
  values: string[];
  onOpen: (anchor: HTMLElement) => void;
  onClear: () => void;
}

export function FilterChip({ filter, values, onOpen, onClear }: FilterChipProps) {
  const chosen = filter.options.filter(({ value }) => values.includes(value));
  const first = chosen[0];
  const words =
    chosen.length > 2
      ? `${first?.label} + ${chosen.length - 1}`
      : chosen.map(({ label }) => label).join(", ");
  return (
    <Chip>
      <ButtonBase aria-haspopup="menu" onClick={(event) => onOpen(event.currentTarget)}>
        <span className="key">{filter.label}</span>
        <span className="value">
          {chosen.length === 1 && first?.state && <StateIcon state={first.state} />}
          {words || values.join(", ")}
        </span>
      </ButtonBase>
      <ButtonBase aria-label={`Remove filter ${filter.label}`} onClick={onClear}>
        <Box component={CloseIcon} sx={{ width: 14, height: 14 }} />
      </ButtonBase>
    </Chip>
  );
}
