"use client";

import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import { styled } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import type { ComponentType } from "react";
import { NextLink } from "@/components/theme/next-link";

/** Ways to begin, side by side. */
export const LinkTiles = styled("ul")(({ theme }) => ({
  display: "grid",
  gridTemplateColumns: "repeat(auto-fill, minmax(min(100%, 220px), 1fr))",
  gap: theme.spacing(1.5),
  "& a": {
    display: "grid",
    gap: 4,
    gridTemplateColumns: "minmax(0, 1fr)",
    width: "100%",
    height: "100%",
    padding: theme.spacing(1.5, 2),
    textAlign: "left",
    alignContent: "start",
    justifyItems: "start",
    border: `1px solid ${theme.vars.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    "&:hover": {
      borderColor: theme.vars.palette.line.strong,
      backgroundColor: theme.vars.palette.surface.hover,
    },
  },
}));

interface LinkTileProps {
  href: string;
  title: string;
  words: string;
  Icon?: ComponentType;
}

export function LinkTile({ href, title, words, Icon }: LinkTileProps) {
  return (
    <li>
      <ButtonBase component={NextLink} href={href}>
        <Typography
          variant="h3"
          component="span"
          sx={{ display: "flex", alignItems: "center", gap: 1, "& svg": { color: "text.secondary" } }}
        >
          {Icon && (
            <Box component="span" aria-hidden sx={{ display: "inline-flex" }}>
              <Icon />
            </Box>
          )}
          {title}
        </Typography>
        <Typography variant="body2" component="span" color="textSecondary">
          {words}
        </Typography>
      </ButtonBase>
    </li>
  );
}
