"use client";

import ListItemIcon from "@mui/material/ListItemIcon";
import ListItemText from "@mui/material/ListItemText";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { CheckMark } from "./check-mark";
import type { FilterDefinition } from "./filter-definition";
import { CheckIcon, ChevronRightIcon } from "./icons";
import { StateIcon } from "./state-icon";

interface FilterMenuProps {
  anchor: HTMLElement | null;
  filter: FilterDefinition | undefined;
  filters: readonly FilterDefinition[];
  valuesOf: (key: string) => string[];
  onPick: (key: string) => void;
  onToggle: (filter: FilterDefinition, value: string) => void;
  onClose: () => void;
}

export function FilterMenu({
  anchor,
  filter,
  filters,
  valuesOf,
  onPick,
  onToggle,
  onClose,
}: FilterMenuProps) {
  const label = filter ? filter.label : "Filters";
  return (
    <Menu
      key={filter?.key ?? "filters"}
      anchorEl={anchor}
      open={anchor !== null}
      onClose={onClose}
      slotProps={{ list: { "aria-label": label } }}
    >
      {filter
        ? options(filter, valuesOf(filter.key), onToggle)
        : filters
            .filter(({ key }) => valuesOf(key).length === 0)
            .map(({ key, label: name }) => (
              <MenuItem key={key} onClick={() => onPick(key)}>
                <ListItemText disableTypography>{name}</ListItemText>
                <ChevronRightIcon />
              </MenuItem>
            ))}
    </Menu>
  );
}

function options(filter: FilterDefinition, values: string[], onToggle: FilterMenuProps["onToggle"]) {
  return filter.options.map((option) => {
    const isChosen = values.includes(option.value);
    return (
      <MenuItem
        key={option.value}
        role={filter.multiple ? "menuitemcheckbox" : "menuitemradio"}
        aria-checked={isChosen}
        onClick={() => onToggle(filter, option.value)}
      >
        {filter.multiple && <CheckMark isChecked={isChosen} />}
        {option.state && (
          <ListItemIcon>
            <StateIcon state={option.state} />
          </ListItemIcon>
        )}
        <ListItemText disableTypography>{option.label}</ListItemText>
        {!filter.multiple && isChosen && <CheckIcon />}
      </MenuItem>
    );
  });
}
