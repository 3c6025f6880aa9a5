"use client";

import Box from "@mui/material/Box";
import Divider from "@mui/material/Divider";
import IconButton from "@mui/material/IconButton";
import ListItemIcon from "@mui/material/ListItemIcon";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import Typography from "@mui/material/Typography";
import { useId, useState } from "react";
import { NextLink } from "@/components/theme/next-link";
import { PersonIcon, SignOutIcon, SlidersIcon } from "@/components/ui/icons";
import { InitialsPicture } from "@/components/ui/initials-picture";
import { SnoozeItems } from "./snooze-items";
import type { ShellOrganisation, ShellUser } from "./shell-user";

interface UserMenuProps {
  user: ShellUser;
  organisation: ShellOrganisation;
  onSignOut: () => void;
}

export function UserMenu({ user, organisation, onSignOut }: UserMenuProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const id = useId();
  const close = () => setAnchor(null);
  const shownName = user.name || user.email;

  return (
    <>
      <IconButton
        aria-label={`Account of ${shownName}`}
        aria-haspopup="menu"
        aria-expanded={anchor ? true : undefined}
        aria-controls={anchor ? id : undefined}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ p: 0.5, borderRadius: "50%" }}
      >
        <InitialsPicture name={user.name} email={user.email} />
      </IconButton>
      <Menu
        id={id}
        anchorEl={anchor}
        open={anchor !== null}
        onClose={close}
        anchorOrigin={{ vertical: "bottom", horizontal: "right" }}
        transformOrigin={{ vertical: "top", horizontal: "right" }}
        slotProps={{ list: { "aria-label": "Account" }, paper: { sx: { width: 260 } } }}
      >
        <Box component="li" role="none" sx={{ px: 1, pt: 0.75, pb: 1 }}>
          <Typography component="p" variant="h3" noWrap title={shownName}>
            {shownName}
          </Typography>
          <Typography component="p" variant="body2" color="textSecondary" noWrap title={user.email}>
            {user.email}
          </Typography>
          <Typography component="p" variant="body2" color="textSecondary" noWrap title={organisation.name}>
            {user.role} in {organisation.name}
          </Typography>
        </Box>
        <Divider role="none" component="li" sx={{ my: 0.5 }} />
        <MenuItem component={NextLink} href="/account" onClick={close}>
          <ListItemIcon>
            <PersonIcon />
          </ListItemIcon>
          Your account
        </MenuItem>
        <MenuItem component={NextLink} href="/preferences" onClick={close}>
          <ListItemIcon>
            <SlidersIcon />
          </ListItemIcon>
          My preferences
        </MenuItem>
        <SnoozeItems onChoose={close} />
        <MenuItem
          onClick={() => {
            close();
            onSignOut();
          }}
        >
          <ListItemIcon>
            <SignOutIcon />
          </ListItemIcon>
          Sign out
        </MenuItem>
      </Menu>
    </>
  );
}
