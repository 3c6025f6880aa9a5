"use client";

import { styled } from "@mui/material/styles";
import { usePathname } from "next/navigation";
import { NextLink } from "@/components/theme/next-link";
import { isCurrent, type NavigationItem } from "./navigation";

const Anchor = styled(NextLink)(({ theme }) => ({
  ...theme.typography.body1,
  position: "relative",
  display: "flex",
  alignItems: "center",
  gap: theme.spacing(1.25),
  minHeight: 32,
  padding: theme.spacing(0, 1.25),
  borderRadius: 6,
  textDecoration: "none",
  color: theme.vars.palette.text.secondary,
  "& svg": { width: 16, height: 16, flexShrink: 0 },
  "@media (hover: hover)": {
    "&:hover": { backgroundColor: theme.vars.palette.action.hover, color: theme.vars.palette.text.primary },
  },
  "&[aria-current]": {
    color: theme.vars.palette.text.primary,
    fontWeight: theme.typography.fontWeightBold,
    backgroundColor: theme.vars.palette.action.hover,
    "& svg": { color: theme.vars.palette.primary.main },
    "&::before": {
      content: '""',
      position: "absolute",
      left: -8,
      top: 7,
      bottom: 7,
      width: 3,
      borderRadius: "0 2px 2px 0",
      backgroundColor: theme.vars.palette.primary.main,
    },
  },
}));

export function NavigationLink({ item, onFollow }: { item: NavigationItem; onFollow?: () => void }) {
  const pathname = usePathname();
  return (
    <Anchor
      href={item.href}
      aria-current={isCurrent(pathname, item.href) ? "page" : undefined}
      onClick={onFollow}
    >
      <item.Icon />
      {item.label}
    </Anchor>
  );
}
