"use client";

import { styled } from "@mui/material/styles";
import { BellIcon } from "@/components/ui/icons";

const Square = styled("span")(({ theme }) => ({
  display: "grid",
  placeItems: "center",
  flexShrink: 0,
  borderRadius: "22%",
  color: theme.vars.palette.primary.contrastText,
  backgroundColor: theme.vars.palette.primary.main,
}));

/** Runbell as the sender of a message in another program. */
export function AppAvatar({ size }: { size: number }) {
  return (
    <Square aria-hidden style={{ width: size, height: size, fontSize: size * 0.6 }}>
      <BellIcon />
    </Square>
  );
}
