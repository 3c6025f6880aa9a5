"use client";

import Box from "@mui/material/Box";
import Tab from "@mui/material/Tab";
import Tabs from "@mui/material/Tabs";
import { NextLink } from "@/components/theme/next-link";

const pages = [
  { value: "messages", href: "/statistics", label: "Messages" },
  { value: "jobs", href: "/statistics?of=jobs", label: "Jobs" },
] as const;

/** The ways between what was sent and what ran. */
export function StatisticsTabs({ current }: { current: (typeof pages)[number]["value"] }) {
  return (
    <Box component="nav" aria-label="Statistics pages" sx={{ mb: 3 }}>
      <Tabs value={current} variant="scrollable" scrollButtons={false}>
        {pages.map(({ value, href, label }) => (
          <Tab
            key={value}
            value={value}
            label={label}
            component={NextLink}
            href={href}
            aria-current={value === current ? "page" : undefined}
          />
        ))}
      </Tabs>
    </Box>
  );
}
