"use client";

import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import IconButton from "@mui/material/IconButton";
import { styled } from "@mui/material/styles";
import Tooltip from "@mui/material/Tooltip";
import { HelpIcon, SearchIcon } from "@/components/ui/icons";
import { Kbd } from "@/components/ui/kbd";
import { OrganisationSwitcher } from "./organisation-switcher";
import type { ShellPlace, ShellUser } from "./shell-user";
import { ThemeMenu } from "./theme-choice";
import { UserMenu } from "./user-menu";

const Bar = styled("header")(({ theme }) => ({
  position: "sticky",
  top: 0,
  zIndex: theme.zIndex.appBar,
  display: "flex",
  alignItems: "center",
  gap: theme.spacing(0.5),
  height: 56,
  padding: theme.spacing(0, 3),
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
  backgroundColor: theme.vars.palette.background.default,
  [theme.breakpoints.down("md")]: { padding: theme.spacing(0, 1, 0, 2) },
}));

const SearchButton = styled(ButtonBase)(({ theme }) => ({
  ...theme.typography.body2,
  justifyContent: "flex-start",
  gap: theme.spacing(1),
  width: 320,
  height: 32,
  padding: theme.spacing(0, 0.75, 0, 1.25),
  borderRadius: theme.shape.borderRadius,
  border: `1px solid ${theme.vars.palette.divider}`,
  color: theme.vars.palette.text.secondary,
  "& svg": { width: 16, height: 16 },
  "&:hover": { borderColor: theme.vars.palette.line.strong },
  "& > span:last-of-type": { marginLeft: "auto" },
}));

interface TopBarProps {
  user: ShellUser;
  place: ShellPlace;
  onSearch: () => void;
  onHelp: () => void;
  onSignOut: () => void;
}

export function TopBar({ user, place, onSearch, onHelp, onSignOut }: TopBarProps) {
  return (
    <Bar>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box sx={{ display: { md: "none" } }}>
          <OrganisationSwitcher place={place} />
        </Box>
        <Box sx={{ display: { xs: "none", md: "block" } }}>
          <SearchButton onClick={onSearch} aria-haspopup="dialog" aria-keyshortcuts="Control+K Meta+K">
            <SearchIcon />
            Search or go to
            <Kbd keys="Mod K" />
          </SearchButton>
        </Box>
      </Box>
      <Box sx={{ display: { md: "none" } }}>
        <IconButton size="medium" aria-label="Search or go to" onClick={onSearch}>
          <SearchIcon />
        </IconButton>
      </Box>
      <Box sx={{ display: { xs: "none", md: "flex" }, gap: 0.5 }}>
        <Tooltip title="Keyboard help" describeChild>
          <IconButton size="medium" aria-label="Keyboard help" aria-keyshortcuts="?" onClick={onHelp}>
            <HelpIcon />
          </IconButton>
        </Tooltip>
        <ThemeMenu />
      </Box>
      <UserMenu user={user} organisation={place.current} onSignOut={onSignOut} />
    </Bar>
  );
}
