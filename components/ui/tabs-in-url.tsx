"use client";

import Box from "@mui/material/Box";
import Tab from "@mui/material/Tab";
import Tabs from "@mui/material/Tabs";
import { useId, type ReactNode } from "react";
import { useUrlState } from "./use-url-state";

export interface UrlTab {
  value: string;
  label: ReactNode;
  panel: ReactNode;
}

export function TabsInUrl({ label, tabs, param = "tab" }: { label: string; tabs: UrlTab[]; param?: string }) {
  const url = useUrlState();
  const id = useId();
  const current = tabs.find(({ value }) => value === url.get(param)) ?? tabs[0];
  if (!current) return null;
  const change = (value: string) => url.set({ [param]: value === tabs[0]?.value ? null : value });
  return (
    <div>
      <Tabs
        value={current.value}
        onChange={(_, value: string) => change(value)}
        aria-label={label}
        variant="scrollable"
        scrollButtons={false}
      >
        {tabs.map((tab) => (
          <Tab
            key={tab.value}
            value={tab.value}
            label={tab.label}
            id={`${id}-${tab.value}`}
            aria-controls={tab === current ? `${id}-panel` : undefined}
          />
        ))}
      </Tabs>
      <Box role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${current.value}`} sx={{ pt: 3 }}>
        {current.panel}
      </Box>
    </div>
  );
}
