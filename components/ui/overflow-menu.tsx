"use client";

import Divider from "@mui/material/Divider";
import ListItemIcon from "@mui/material/ListItemIcon";
import ListItemText from "@mui/material/ListItemText";
import MenuItem from "@mui/material/MenuItem";
import type { ReactNode } from "react";
import { NextLink } from "@/components/theme/next-link";
import { IconMenu } from "./icon-menu";
import { MoreIcon } from "./icons";

export interface OverflowItem {
  label: string;
  /** Below the label, such as why it cannot be chosen. */
  hint?: string;
  icon?: ReactNode;
  href?: string;
  onSelect?: () => void;
  disabled?: boolean;
  danger?: boolean;
  dividerBefore?: boolean;
}

export function OverflowMenu({ label, items }: { label: string; items: OverflowItem[] }) {
  return (
    <IconMenu label={label} icon={<MoreIcon />}>
      {(close) =>
        items.flatMap((item) => [
          item.dividerBefore && <Divider key={`${item.label}-divider`} />,
          <MenuItem
            key={item.label}
            disabled={item.disabled}
            onClick={() => {
              close();
              item.onSelect?.();
            }}
            sx={item.danger ? { color: "failed.main" } : undefined}
            {...(item.href ? { component: NextLink, href: item.href } : {})}
          >
            {item.icon && <ListItemIcon sx={{ color: "inherit" }}>{item.icon}</ListItemIcon>}
            {item.hint ? <ListItemText primary={item.label} secondary={item.hint} /> : item.label}
          </MenuItem>,
        ])
      }
    </IconMenu>
  );
}
