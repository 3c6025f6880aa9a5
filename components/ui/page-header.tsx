"use client";

import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { BackLink } from "./back-link";
import { OverflowMenu, type OverflowItem } from "./overflow-menu";
import { useLostFocus } from "./use-lost-focus";

interface PageHeaderProps {
  title: string;
  back?: { label: string; href: string };
  beside?: ReactNode;
  sentence?: ReactNode;
  action?: ReactNode;
  menu?: OverflowItem[];
}

export function PageHeader({ title, back, beside, sentence, action, menu }: PageHeaderProps) {
  const heading = useLostFocus<HTMLHeadingElement>();
  return (
    <Box component="header" sx={{ display: "grid", gap: 0.5, mb: 3 }}>
      {back && <BackLink {...back} />}
      <Box
        sx={{
          display: "flex",
          alignItems: "flex-start",
          gap: 2,
          minHeight: 32,
          flexWrap: { xs: "wrap", sm: "nowrap" },
        }}
      >
        <Box
          sx={{
            display: "flex",
            alignItems: "center",
            columnGap: 1.5,
            flex: 1,
            flexWrap: "wrap",
            minWidth: 0,
            pt: 0.5,
          }}
        >
          <Typography ref={heading} variant="h1" tabIndex={-1} sx={{ overflowWrap: "anywhere" }}>
            {title}
          </Typography>
          {beside}
        </Box>
        <Box sx={{ display: "flex", alignItems: "center", gap: 1 }}>
          {action}
          {menu && menu.length > 0 && <OverflowMenu label={`More actions for ${title}`} items={menu} />}
        </Box>
      </Box>
      {sentence && (
        <Typography component="div" color="textSecondary" sx={{ maxWidth: "72ch" }}>
          {sentence}
        </Typography>
      )}
    </Box>
  );
}
