"use client";

import ButtonBase from "@mui/material/ButtonBase";
import ListItemText from "@mui/material/ListItemText";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { styled } from "@mui/material/styles";
import { useId, useState } from "react";
import { CheckIcon, ChevronDownIcon } from "@/components/ui/icons";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { ShellTitle } from "./shell-title";
import type { ShellPlace } from "./shell-user";

const Trigger = styled(ButtonBase)(({ theme }) => ({
  display: "flex",
  justifyContent: "space-between",
  gap: theme.spacing(1),
  width: "100%",
  minWidth: 0,
  padding: theme.spacing(0.5, 1),
  marginInline: theme.spacing(-1),
  borderRadius: theme.shape.borderRadius,
  "& > svg": { width: 16, height: 16, flexShrink: 0, color: theme.vars.palette.text.secondary },
  "@media (hover: hover)": { "&:hover": { backgroundColor: theme.vars.palette.action.hover } },
}));

/** Which organisation the pages show. A menu only for those who belong to more than one. */
export function OrganisationSwitcher({ place: { current, others, onSwitch } }: { place: ShellPlace }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const id = useId();
  if (others.length === 0) return <ShellTitle organisation={current.name} />;

  const close = () => setAnchor(null);
  const all = [current, ...others].toSorted((one, other) => one.name.localeCompare(other.name, "en"));
  return (
    <>
      <Trigger
        aria-haspopup="menu"
        aria-expanded={anchor ? true : undefined}
        aria-controls={anchor ? id : undefined}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <ShellTitle organisation={current.name} />
        <VisuallyHidden>: switch to another organisation</VisuallyHidden>
        <ChevronDownIcon />
      </Trigger>
      <Menu
        id={id}
        anchorEl={anchor}
        open={anchor !== null}
        onClose={close}
        slotProps={{
          list: { "aria-label": "Organisations" },
          paper: { sx: { minWidth: 208, maxWidth: 320 } },
        }}
      >
        {all.map((organisation) => (
          <MenuItem
            key={organisation.id}
            role="menuitemradio"
            aria-checked={organisation.id === current.id}
            onClick={() => {
              close();
              if (organisation.id !== current.id) onSwitch(organisation);
            }}
          >
            <ListItemText primary={organisation.name} slotProps={{ primary: { noWrap: true } }} />
            {organisation.id === current.id && <CheckIcon />}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
