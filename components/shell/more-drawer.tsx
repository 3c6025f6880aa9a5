"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Drawer from "@mui/material/Drawer";
import Typography from "@mui/material/Typography";
import { KeyboardIcon } from "@/components/ui/icons";
import type { NavigationGroup } from "./navigation";
import { NavigationGroups } from "./navigation-groups";
import { ThemeChoice } from "./theme-choice";

interface MoreDrawerProps {
  open: boolean;
  groups: NavigationGroup[];
  appVersion: string;
  onHelp: () => void;
  onClose: () => void;
}

export function MoreDrawer({ open, groups, appVersion, onHelp, onClose }: MoreDrawerProps) {
  const rest = groups
    .map((group) => ({ ...group, items: group.items.filter((item) => !item.isOnBar) }))
    .filter((group) => group.items.length > 0);
  return (
    <Drawer
      anchor="bottom"
      open={open}
      onClose={onClose}
      slotProps={{
        paper: { "aria-label": "More", sx: { borderRadius: "12px 12px 0 0", maxHeight: "85dvh" } },
      }}
    >
      <Box sx={{ display: "grid", gap: 3, px: 2, pt: 2.5, pb: 3 }}>
        <Box component="nav" aria-label="More pages">
          <NavigationGroups groups={rest} onFollow={onClose} />
        </Box>
        <Box
          sx={{
            display: "flex",
            alignItems: "center",
            justifyContent: "space-between",
            gap: 2,
            flexWrap: "wrap",
          }}
        >
          <ThemeChoice />
          <Button
            variant="text"
            startIcon={<KeyboardIcon />}
            onClick={() => {
              onClose();
              onHelp();
            }}
          >
            Keyboard help
          </Button>
        </Box>
        <Typography variant="caption" component="p" color="textTertiary">
          Runbell {appVersion}
        </Typography>
      </Box>
    </Drawer>
  );
}
