import Typography from "@mui/material/Typography";
import type { RotationView } from "@/lib/schemas/rotation";
import { TurnStrip } from "./turn-strip";

export function RotationTurns({ rotation: { name, on_call, turns } }: { rotation: RotationView }) {
  if (turns.length === 0)
    return (
      <Typography variant="body2" color="textSecondary">
        No turn is to come: nobody in the list can be told.
      </Typography>
    );
  return (
    <TurnStrip
      label={`Turns of ${name}`}
      isOn={on_call !== null}
      turns={turns.map(({ user, ends_at, is_override }) => ({
        name: user.name,
        endsAt: ends_at,
        isOverride: is_override,
      }))}
    />
  );
}
