"use client";

import ListItemIcon from "@mui/material/ListItemIcon";
import ListItemText from "@mui/material/ListItemText";
import MenuItem from "@mui/material/MenuItem";
import { useColorScheme } from "@mui/material/styles";
import { Choice } from "@/components/ui/choice";
import { IconMenu } from "@/components/ui/icon-menu";
import { CheckIcon, MoonIcon, ScreenIcon, SunIcon } from "@/components/ui/icons";

const modes = [
  { value: "light", label: "Light", Icon: SunIcon },
  { value: "dark", label: "Dark", Icon: MoonIcon },
  { value: "system", label: "System", Icon: ScreenIcon },
] as const;

export function ThemeMenu() {
  const { mode, setMode } = useColorScheme();
  const Current = modes.find(({ value }) => value === mode)?.Icon ?? ScreenIcon;

  return (
    <IconMenu label="Theme" icon={<Current />}>
      {(close) =>
        modes.map(({ value, label, Icon }) => (
          <MenuItem
            key={value}
            role="menuitemradio"
            aria-checked={mode === value}
            onClick={() => {
              setMode(value);
              close();
            }}
          >
            <ListItemIcon>
              <Icon />
            </ListItemIcon>
            <ListItemText disableTypography>{label}</ListItemText>
            {mode === value && <CheckIcon />}
          </MenuItem>
        ))
      }
    </IconMenu>
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
