"use client";

import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useId } from "react";
import type { NavigationGroup } from "./navigation";
import { NavigationLink } from "./navigation-link";

export function NavigationGroups({ groups, onFollow }: { groups: NavigationGroup[]; onFollow?: () => void }) {
  const id = useId();
  return (
    <Box sx={{ display: "grid", gap: 3 }}>
      {groups.map(({ label, items }, index) => (
        <div key={label ?? index}>
          {label && (
            <Typography
              id={`${id}-${index}`}
              variant="overline"
              component="h2"
              color="textTertiary"
              sx={{ px: 1.25, pb: 0.75 }}
            >
              {label}
            </Typography>
          )}
          <Box
            component="ul"
            aria-labelledby={label ? `${id}-${index}` : undefined}
            sx={{ display: "grid", gap: 0.25 }}
          >
            {items.map((item) => (
              <li key={item.href}>
                <NavigationLink item={item} onFollow={onFollow} />
              </li>
            ))}
          </Box>
        </div>
      ))}
    </Box>
  );
}
