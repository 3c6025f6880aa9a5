"use client";

import ButtonBase from "@mui/material/ButtonBase";
import { styled } from "@mui/material/styles";
import { usePathname } from "next/navigation";
import { NextLink } from "@/components/theme/next-link";
import { MoreIcon } from "@/components/ui/icons";
import { isCurrent, type NavigationGroup } from "./navigation";

const Bar = styled("nav")(({ theme }) => ({
  position: "fixed",
  zIndex: theme.zIndex.appBar,
  inset: "auto 0 0",
  paddingBottom: "env(safe-area-inset-bottom)",
  borderTop: `1px solid ${theme.vars.palette.divider}`,
  backgroundColor: theme.vars.palette.surface.nav,
  [theme.breakpoints.up("md")]: { display: "none" },
  "& ul": { display: "grid", gridTemplateColumns: "repeat(5, minmax(0, 1fr))" },
  "& a, & button": {
    ...theme.typography.caption,
    fontWeight: theme.typography.fontWeightMedium,
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    justifyContent: "center",
    gap: 2,
    width: "100%",
    height: 56,
    textDecoration: "none",
    color: theme.vars.palette.text.secondary,
    "& svg": { width: 20, height: 20 },
    "&:focus-visible": { outlineOffset: -3 },
  },
  "& [aria-current]": { color: theme.vars.palette.primary.main, fontWeight: theme.typography.fontWeightBold },
}));

const shortLabels: Record<string, string> = { "/inbox": "Inbox" };

interface BottomBarProps {
  groups: NavigationGroup[];
  isMoreOpen: boolean;
  onMore: () => void;
}

export function BottomBar({ groups, isMoreOpen, onMore }: BottomBarProps) {
  const pathname = usePathname();
  const items = groups.flatMap((group) => group.items).filter((item) => item.isOnBar);
  return (
    <Bar aria-label="Main">
      <ul>
        {items.map(({ href, label, Icon }) => (
          <li key={href}>
            <NextLink href={href} aria-current={isCurrent(pathname, href) ? "page" : undefined}>
              <Icon />
              {shortLabels[href] ?? label}
            </NextLink>
          </li>
        ))}
        <li>
          <ButtonBase aria-haspopup="dialog" aria-expanded={isMoreOpen} onClick={onMore}>
            <MoreIcon />
            More
          </ButtonBase>
        </li>
      </ul>
    </Bar>
  );
}
