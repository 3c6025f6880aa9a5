"use client";

import Box from "@mui/material/Box";
import { styled } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import type { NavigationGroup } from "./navigation";
import { NavigationGroups } from "./navigation-groups";
import { OrganisationSwitcher } from "./organisation-switcher";
import type { ShellPlace } from "./shell-user";

const Side = styled("nav")(({ theme }) => ({
  position: "sticky",
  top: 0,
  height: "100dvh",
  display: "flex",
  flexDirection: "column",
  borderRight: `1px solid ${theme.vars.palette.divider}`,
  backgroundColor: theme.vars.palette.surface.nav,
  [theme.breakpoints.down("md")]: { display: "none" },
}));

interface SideNavigationProps {
  groups: NavigationGroup[];
  place: ShellPlace;
  appVersion: string;
}

export function SideNavigation({ groups, place, appVersion }: SideNavigationProps) {
  return (
    <Side aria-label="Main">
      <Box sx={{ px: 2, height: 56, display: "flex", alignItems: "center" }}>
        <OrganisationSwitcher place={place} />
      </Box>
      <Box sx={{ flex: 1, overflowY: "auto", px: 1, py: 1 }}>
        <NavigationGroups groups={groups} />
      </Box>
      <Typography variant="caption" component="p" color="textTertiary" sx={{ px: 2.25, py: 1.5 }}>
        Runbell {appVersion}
      </Typography>
    </Side>
  );
}
