"use client";

import Popover from "@mui/material/Popover";
import type { ReactNode, RefObject } from "react";

interface HeaderPopoverProps {
  label: string;
  /** The button that opens it. */
  button: RefObject<HTMLElement | null>;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** A small form that hangs below its button. */
export function HeaderPopover({ label, button, isOpen, onClose, children }: HeaderPopoverProps) {
  return (
    <Popover
      open={isOpen}
      anchorEl={() => button.current}
      onClose={onClose}
      anchorOrigin={{ vertical: "bottom", horizontal: "right" }}
      transformOrigin={{ vertical: "top", horizontal: "right" }}
      slotProps={{ paper: { role: "dialog", "aria-label": label } }}
    >
      {children}
    </Popover>
  );
}
