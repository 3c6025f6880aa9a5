"use client";

import Box from "@mui/material/Box";
import Tab from "@mui/material/Tab";
import Tabs from "@mui/material/Tabs";
import { NextLink } from "@/components/theme/next-link";

const pages = [
  { href: "/escalations", label: "Escalations" },
  { href: "/escalations/policies", label: "Policies" },
  { href: "/escalations/on-call", label: "On call" },
] as const;

/** The ways between what escalates, how, and to whom. */
export function EscalationTabs({ current }: { current: (typeof pages)[number]["href"] }) {
  return (
    <Box component="nav" aria-label="Escalation pages" sx={{ mb: 3 }}>
      <Tabs value={current} variant="scrollable" scrollButtons={false}>
        {pages.map(({ href, label }) => (
          <Tab
            key={href}
            value={href}
            label={label}
            component={NextLink}
            href={href}
            aria-current={href === current ? "page" : undefined}
          />
        ))}
      </Tabs>
    </Box>
  );
}
