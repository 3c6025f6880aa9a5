import { styled } from "@mui/material/styles";
import type { QuietCell } from "@/lib/core/quiet-grid";

const Cell = styled("div")(({ theme }) => ({
  position: "relative",
  height: 24,
  cursor: "pointer",
  overflow: "hidden",
  borderRadius: 3,
  backgroundColor: theme.vars.palette.surface.hover,
  "&[data-selected=true]": { outline: `2px solid ${theme.vars.palette.text.primary}`, outlineOffset: -2 },
  "&:focus-visible": { outline: `2px solid ${theme.vars.palette.primary.main}`, outlineOffset: 1, zIndex: 1 },
}));

const Quiet = styled("div")(({ theme }) => ({
  position: "absolute",
  insetBlock: 0,
  backgroundColor: theme.vars.palette.primary.main,
  // Colours are not kept where the system chooses them.
  "@media (forced-colors: active)": { backgroundColor: "Highlight" },
}));

interface WeekCellProps {
  cell: QuietCell;
  day: string;
  /** The quiet minutes. */
  parts: readonly { from: number; to: number }[];
  isSelected: boolean;
  canFocus: boolean;
}

/** One hour of one weekday, as far as it is quiet. */
export function WeekCell({ cell: { day, hour }, day: dayName, parts, isSelected, canFocus }: WeekCellProps) {
  const isWhole = parts.length === 1 && parts[0]?.from === 0 && parts[0].to === 60;
  const state = isWhole ? "quiet" : parts.length > 0 ? "quiet in part" : "not quiet";
  return (
    <Cell
      role="gridcell"
      aria-label={`${dayName} ${String(hour).padStart(2, "0")}:00, ${state}`}
      aria-selected={isWhole}
      data-cell={`${day}/${hour}`}
      data-selected={isSelected}
      tabIndex={canFocus ? 0 : -1}
    >
      {parts.map(({ from, to }) => (
        <Quiet key={from} style={{ left: `${(from / 60) * 100}%`, width: `${((to - from) / 60) * 100}%` }} />
      ))}
    </Cell>
  );
}
