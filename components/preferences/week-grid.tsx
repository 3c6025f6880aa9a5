"use client";

import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useId } from "react";
import { gridOf, paint, quietPartsOf, type QuietWindow } from "@/lib/core/quiet-grid";
import { useWeekPainting } from "./use-week-painting";
import { WeekCell } from "./week-cell";

interface WeekGridProps {
  windows: readonly QuietWindow[];
  onChange: (windows: QuietWindow[]) => void;
}

const days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const hours = Array.from({ length: 24 }, (_, hour) => hour);
const columns = { display: "grid", gridTemplateColumns: "28px repeat(24, minmax(0, 1fr))", gap: "2px" };

/** The week by hours: what is filled is quiet. Painting changes it, by mouse, finger or keys. */
export function WeekGrid({ windows, onChange }: WeekGridProps) {
  const helpId = useId();
  const quiet = gridOf(windows);
  const { grid, at, selected, handlers } = useWeekPainting(
    ({ day, hour }) => quiet[day]?.[hour] === true,
    (cells, isQuiet) => onChange(paint(windows, cells, isQuiet)),
  );

  return (
    <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 1 }}>
      <Box
        ref={grid}
        role="grid"
        aria-label="Quiet hours of the week"
        aria-describedby={helpId}
        aria-multiselectable
        {...handlers}
        sx={{ display: "grid", gap: "2px", touchAction: "none", userSelect: "none" }}
      >
        <Box aria-hidden sx={columns}>
          <span />
          {hours.map((hour) => (
            <Typography
              key={hour}
              variant="caption"
              color="textSecondary"
              sx={{ width: 0, whiteSpace: "nowrap" }}
            >
              {hour % 6 === 0 ? hour : ""}
            </Typography>
          ))}
        </Box>
        {days.map((name, day) => (
          <Box key={name} role="row" sx={columns}>
            <Typography
              role="rowheader"
              aria-label={name}
              variant="caption"
              color="textSecondary"
              sx={{ alignSelf: "center" }}
            >
              {name.slice(0, 2)}
            </Typography>
            {hours.map((hour) => (
              <WeekCell
                key={hour}
                cell={{ day, hour }}
                day={name}
                parts={quietPartsOf(windows, { day, hour })}
                isSelected={selected.some((cell) => cell.day === day && cell.hour === hour)}
                canFocus={at.day === day && at.hour === hour}
              />
            ))}
          </Box>
        ))}
      </Box>
      <Typography id={helpId} variant="body2" color="textSecondary">
        Drag over hours to make them quiet, or loud again. By keyboard: arrows, shift to choose several,
        space.
      </Typography>
    </Box>
  );
}
