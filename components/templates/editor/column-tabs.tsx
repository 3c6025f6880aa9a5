"use client";

import Box from "@mui/material/Box";
import Tab from "@mui/material/Tab";
import Tabs from "@mui/material/Tabs";
import { useId, type ReactNode } from "react";

interface ColumnTabsProps<Value extends string> {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  tabs: readonly { value: Value; label: ReactNode }[];
  /** The panel of the open tab, which fills what is left of the column. */
  children: ReactNode;
}

export function ColumnTabs<Value extends string>({
  label,
  value,
  onChange,
  tabs,
  children,
}: ColumnTabsProps<Value>) {
  const id = useId();
  return (
    <>
      <Tabs
        value={value}
        onChange={(_, next: Value) => onChange(next)}
        aria-label={label}
        variant="scrollable"
        scrollButtons={false}
        sx={{ px: 1.5, flexShrink: 0, "& .MuiTabs-list": { gap: 2 } }}
      >
        {tabs.map((tab) => (
          <Tab
            key={tab.value}
            value={tab.value}
            label={tab.label}
            id={`${id}-${tab.value}`}
            aria-controls={tab.value === value ? `${id}-panel` : undefined}
          />
        ))}
      </Tabs>
      <Box
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${value}`}
        sx={{ flex: 1, minHeight: 0, display: "flex", flexDirection: "column" }}
      >
        {children}
      </Box>
    </>
  );
}
