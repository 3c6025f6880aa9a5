"use client";

import Divider from "@mui/material/Divider";
import IconButton from "@mui/material/IconButton";
import ListItemIcon from "@mui/material/ListItemIcon";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { useId, useState, type ReactNode } from "react";
import { NextLink } from "@/components/theme/next-link";
import { MoreIcon } from "./icons";

export interface OverflowItem {
  label: string;
  icon?: ReactNode;
  href?: string;
  onSelect?: () => void;
  disabled?: boolean;
  danger?: boolean;
  dividerBefore?: boolean;
}

export function OverflowMenu({ label, items }: { label: string; items: OverflowItem[] }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const id = useId();
  const close = () => setAnchor(null);
  const choose = (item: OverflowItem) => {
    close();
    item.onSelect?.();
  };

  return (
    <>
      <IconButton
        size="medium"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={anchor ? true : undefined}
        aria-controls={anchor ? id : undefined}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <MoreIcon />
      </IconButton>
      <Menu
        id={id}
        anchorEl={anchor}
        open={anchor !== null}
        onClose={close}
        anchorOrigin={{ vertical: "bottom", horizontal: "right" }}
        transformOrigin={{ vertical: "top", horizontal: "right" }}
        slotProps={{ list: { "aria-label": label } }}
      >
        {items.flatMap((item) => [
          item.dividerBefore && <Divider key={`${item.label}-divider`} />,
          <MenuItem
            key={item.label}
            disabled={item.disabled}
            onClick={() => choose(item)}
            sx={item.danger ? { color: "failed.main" } : undefined}
            {...(item.href ? { component: NextLink, href: item.href } : {})}
          >
            {item.icon && <ListItemIcon sx={{ color: "inherit" }}>{item.icon}</ListItemIcon>}
            {item.label}
          </MenuItem>,
        ])}
      </Menu>
    </>
  );
}
