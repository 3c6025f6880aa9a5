"use client";

import { styled } from "@mui/material/styles";

export const Search = styled("div")(({ theme }) => ({
  padding: theme.spacing(1, 1.5),
  flexShrink: 0,
}));

export const List = styled("div")(({ theme }) => ({
  flex: 1,
  minHeight: 0,
  overflowY: "auto",
  padding: theme.spacing(0, 0.75, 1.5),
  "& .heading": {
    position: "sticky",
    top: 0,
    zIndex: 1,
    padding: theme.spacing(1, 0.75, 0.5),
    color: theme.vars.palette.text.secondary,
    backgroundColor: theme.vars.palette.background.default,
  },
  "& [role=option]": {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    padding: theme.spacing(0.5, 0.75),
    borderRadius: 6,
    cursor: "pointer",
    scrollMarginTop: 32,
    "@media (hover: hover)": { "&:hover": { backgroundColor: theme.vars.palette.surface.hover } },
    "&[aria-selected=true]": { backgroundColor: theme.vars.palette.surface.selected },
    "&[aria-disabled]": { cursor: "default", backgroundColor: "transparent" },
  },
  "& .name": { ...theme.typography.code, overflowWrap: "anywhere", color: theme.vars.palette.text.primary },
  "& .value": {
    ...theme.typography.caption,
    fontFamily: theme.typography.fontFamilyMono,
    color: theme.vars.palette.code.text,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
  },
  "& .description": { ...theme.typography.caption, color: theme.vars.palette.text.secondary },
}));
