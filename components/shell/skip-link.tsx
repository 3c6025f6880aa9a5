"use client";

import { styled } from "@mui/material/styles";

export const contentId = "content";

const Skip = styled("a")(({ theme }) => ({
  ...theme.typography.button,
  position: "fixed",
  top: 8,
  left: 8,
  zIndex: theme.zIndex.tooltip,
  padding: theme.spacing(1, 2),
  borderRadius: theme.shape.borderRadius,
  backgroundColor: theme.vars.palette.primary.main,
  color: theme.vars.palette.primary.contrastText,
  textDecoration: "none",
  "&:not(:focus)": { transform: "translateY(-64px)" },
}));

export function SkipLink() {
  return <Skip href={`#${contentId}`}>Skip to content</Skip>;
}
