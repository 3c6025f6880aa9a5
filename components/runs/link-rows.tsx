"use client";

import { styled } from "@mui/material/styles";
import { useRef, type ReactNode } from "react";
import { NextLink } from "@/components/theme/next-link";
import { useRowKeys } from "@/components/ui/use-row-keys";

const List = styled("ul")(({ theme }) => ({
  display: "grid",
  gridTemplateColumns: "minmax(0, 1fr)",
  margin: theme.spacing(-1.5, 0, 0),
  "& > li + li": { borderTop: `1px solid ${theme.vars.palette.line.soft}` },
  "& > li > a": {
    display: "flex",
    alignItems: "center",
    gap: theme.spacing(1.25),
    minHeight: 40,
    padding: theme.spacing(1, 1),
    margin: theme.spacing(0, -1),
    borderRadius: 6,
    color: "inherit",
    textDecoration: "none",
    "@media (hover: hover)": { "&:hover": { backgroundColor: theme.vars.palette.surface.hover } },
    "&:focus-visible": { outlineOffset: -2 },
  },
}));

/** A short list where each row leads somewhere; j and k move in it. */
export function LinkRows({ children, ...label }: { children: ReactNode; "aria-label": string }) {
  const list = useRef<HTMLUListElement>(null);
  useRowKeys(list, (step) => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>(":scope > li > a") ?? [])];
    const at = links.findIndex((link) => link === document.activeElement);
    links[Math.max(0, Math.min(links.length - 1, at + step))]?.focus();
  });
  return (
    <List ref={list} data-rows {...label}>
      {children}
    </List>
  );
}

export function LinkRow({ href, children }: { href: string; children: ReactNode }) {
  return (
    <li>
      <NextLink href={href} prefetch={false}>
        {children}
      </NextLink>
    </li>
  );
}
