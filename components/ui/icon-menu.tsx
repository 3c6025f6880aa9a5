"use client";

import IconButton from "@mui/material/IconButton";
import Menu from "@mui/material/Menu";
import Tooltip from "@mui/material/Tooltip";
import { useId, useState, type ReactNode } from "react";

interface IconMenuProps {
  label: string;
  /** The open list's own name. */
  listLabel?: string;
  icon: ReactNode;
  /** The items; `close` is for those after which nothing is left to choose. */
  children: (close: () => void) => ReactNode;
}

export function IconMenu({ label, listLabel = label, icon, children }: IconMenuProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const id = useId();
  const close = () => setAnchor(null);

  return (
    <>
      <Tooltip title={label} describeChild>
        <IconButton
          size="medium"
          aria-label={label}
          aria-haspopup="menu"
          aria-expanded={anchor ? true : undefined}
          aria-controls={anchor ? id : undefined}
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          {icon}
        </IconButton>
      </Tooltip>
      <Menu
        id={id}
        anchorEl={anchor}
        open={anchor !== null}
        onClose={close}
        anchorOrigin={{ vertical: "bottom", horizontal: "right" }}
        transformOrigin={{ vertical: "top", horizontal: "right" }}
        slotProps={{ list: { "aria-label": listLabel } }}
      >
        {children(close)}
      </Menu>
    </>
  );
}
