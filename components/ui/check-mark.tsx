"use client";

import { styled } from "@mui/material/styles";
import { CheckIcon } from "./icons";

const Square = styled("span")(({ theme }) => ({
  width: 16,
  height: 16,
  flexShrink: 0,
  display: "inline-grid",
  placeItems: "center",
  borderRadius: 4,
  border: `1px solid ${theme.vars.palette.text.tertiary}`,
  "&[data-checked]": {
    borderColor: theme.vars.palette.primary.main,
    backgroundColor: theme.vars.palette.primary.main,
    color: theme.vars.palette.primary.contrastText,
  },
  "& svg": { width: 12, height: 12 },
}));

/** Looks like a checkbox inside a menu item, which is the control. */
export function CheckMark({ isChecked }: { isChecked: boolean }) {
  return (
    <Square aria-hidden data-checked={isChecked || undefined}>
      {isChecked && <CheckIcon />}
    </Square>
  );
}
