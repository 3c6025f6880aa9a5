"use client";

import { styled } from "@mui/material/styles";
import { useBrowserValue } from "./use-browser-value";

const Key = styled("kbd")(({ theme }) => ({
  ...theme.typography.caption,
  fontWeight: theme.typography.fontWeightMedium,
  display: "inline-grid",
  placeItems: "center",
  minWidth: 20,
  height: 20,
  padding: "0 5px",
  borderRadius: 5,
  border: `1px solid ${theme.vars.palette.divider}`,
  backgroundColor: theme.vars.palette.surface.sunken,
  color: theme.vars.palette.text.secondary,
  "& + &": { marginLeft: 3 },
}));

const Keys = styled("span")({ whiteSpace: "nowrap" });

function useIsMac(): boolean {
  return useBrowserValue(() => /mac|iphone|ipad/i.test(navigator.userAgent), false);
}

/** Keys separated by spaces; `Mod` is Cmd on Apple systems and Ctrl elsewhere. */
export function Kbd({ keys }: { keys: string }) {
  const isMac = useIsMac();
  return (
    <Keys>
      {keys.split(" ").map((key, index) => (
        <Key key={index}>{key === "Mod" ? (isMac ? "⌘" : "Ctrl") : key}</Key>
      ))}
    </Keys>
  );
}
