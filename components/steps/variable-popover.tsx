"use client";

import Popover from "@mui/material/Popover";
import dynamic from "next/dynamic";
import type { RefObject } from "react";
import { TextSkeleton } from "@/components/ui/skeletons";
import type { VariablePaletteProps } from "./variable-palette";

const VariablePalette = dynamic(() => import("./variable-palette").then((file) => file.VariablePalette), {
  ssr: false,
  loading: () => <TextSkeleton lines={8} />,
});

interface VariablePopoverProps extends Pick<VariablePaletteProps, "onInsert"> {
  isOpen: boolean;
  onClose: () => void;
  /** The button that opens it. */
  button: RefObject<HTMLElement | null>;
  runId?: string | null;
}

/** The palette, below its button. */
export function VariablePopover({ isOpen, onClose, button, runId = null, onInsert }: VariablePopoverProps) {
  return (
    <Popover
      open={isOpen}
      onClose={onClose}
      anchorEl={() => button.current}
      anchorOrigin={{ vertical: "bottom", horizontal: "left" }}
      transformOrigin={{ vertical: "top", horizontal: "left" }}
      slotProps={{
        paper: {
          role: "dialog",
          "aria-label": "Variables",
          sx: { width: "min(400px, calc(100vw - 32px))", height: "min(420px, 70vh)" },
        },
      }}
    >
      <VariablePalette
        runId={runId}
        onLeave={onClose}
        onInsert={(path) => {
          onClose();
          // The focus goes back to the button first.
          requestAnimationFrame(() => onInsert(path));
        }}
      />
    </Popover>
  );
}
