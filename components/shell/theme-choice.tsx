"use client";

import IconButton from "@mui/material/IconButton";
import ListItemIcon from "@mui/material/ListItemIcon";
import ListItemText from "@mui/material/ListItemText";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { useColorScheme } from "@mui/material/styles";
import Tooltip from "@mui/material/Tooltip";
import { useId, useState } from "react";
import { Choice } from "@/components/ui/choice";
import { CheckIcon, MoonIcon, ScreenIcon, SunIcon } from "@/components/ui/icons";

const modes = [
  { value: "light", label: "Light", Icon: SunIcon },
  { value: "dark", label: "Dark", Icon: MoonIcon },
  { value: "system", label: "System", Icon: ScreenIcon },
] as const;

export function ThemeMenu() {
  const { mode, setMode } = useColorScheme();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const id = useId();
  const Current = modes.find(({ value }) => value === mode)?.Icon ?? ScreenIcon;

  return (
    <>
      <Tooltip title="Theme" describeChild>
        <IconButton
          size="medium"
          aria-label="Theme"
          aria-haspopup="menu"
          aria-expanded={anchor ? true : undefined}
          aria-controls={anchor ? id : undefined}
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          <Current />
        </IconButton>
      </Tooltip>
      <Menu
        id={id}
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: "bottom", horizontal: "right" }}
        transformOrigin={{ vertical: "top", horizontal: "right" }}
        slotProps={{ list: { "aria-label": "Theme" } }}
      >
        {modes.map(({ value, label, Icon }) => (
          <MenuItem
            key={value}
            role="menuitemradio"
            aria-checked={mode === value}
            onClick={() => {
              setMode(value);
              setAnchor(null);
            }}
          >
            <ListItemIcon>
              <Icon />
            </ListItemIcon>
            <ListItemText disableTypography>{label}</ListItemText>
            {mode === value && <CheckIcon />}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}

export function ThemeChoice() {
  const { mode = "system", setMode } = useColorScheme();
  return (
    <Choice
      label="Theme"
      value={mode}
      onChange={setMode}
      options={modes.map(({ value, label }) => ({ value, label }))}
    />
  );
}
