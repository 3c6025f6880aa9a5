import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { TurnTime } from "./turn-time";

export interface ShownTurn {
  name: string;
  endsAt: string;
  /** Instead of whoever the list names. */
  isOverride: boolean;
}

interface TurnStripProps {
  label: string;
  turns: readonly ShownTurn[];
  /** The first one goes on. */
  isOn: boolean;
}

/** The turns side by side, the present one first when there is one; on narrow screens below each other. */
export function TurnStrip({ label, turns, isOn }: TurnStripProps) {
  return (
    <Box
      component="ol"
      aria-label={label}
      sx={{
        display: "grid",
        gridTemplateColumns: { xs: "minmax(0, 1fr)", sm: "repeat(auto-fill, minmax(132px, 1fr))" },
        gap: 1,
      }}
    >
      {turns.map(({ name, endsAt, isOverride }, index) => (
        <Box
          key={endsAt}
          component="li"
          sx={{
            display: { xs: "flex", sm: "grid" },
            justifyContent: "space-between",
            gap: { xs: 2, sm: 0.25 },
            alignContent: "start",
            px: 1.5,
            py: 1,
            border: 1,
            borderColor: isOn && index === 0 ? "primary.main" : "divider",
            borderRadius: 1,
            minWidth: 0,
          }}
        >
          <Typography component="span" variant={isOn && index === 0 ? "h3" : "body1"} noWrap title={name}>
            {name}
          </Typography>
          <Typography
            component="span"
            variant="caption"
            color="textSecondary"
            sx={{ whiteSpace: { xs: "nowrap", sm: "normal" } }}
          >
            until <TurnTime at={endsAt} />
            {isOverride && " · takes over"}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}
