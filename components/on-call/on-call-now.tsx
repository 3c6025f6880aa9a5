import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { StateIcon } from "@/components/ui/state-icon";
import type { RotationView } from "@/lib/schemas/rotation";
import { TurnTime } from "./turn-time";

/** Who has it now, large, and until when. */
export function OnCallNow({ rotation: { on_call, turns } }: { rotation: RotationView }) {
  const [first] = turns;
  if (on_call === null)
    return (
      <Box sx={{ display: "flex", alignItems: "center", gap: 1 }}>
        <StateIcon state="attention" label="Attention" size={16} />
        <Typography component="p">
          Nobody is on call
          {first ? (
            <>
              {" until "}
              <TurnTime at={first.starts_at} />, when {first.user.name} begins
            </>
          ) : null}
          .
        </Typography>
      </Box>
    );
  return (
    <Box>
      <Typography variant="figure" component="p" sx={{ overflowWrap: "anywhere" }}>
        {on_call.user.name}
      </Typography>
      <Typography variant="body2" component="p" color="textSecondary">
        {on_call.is_override ? "took over, and is on call until " : "is on call until "}
        <TurnTime at={on_call.ends_at} />
      </Typography>
    </Box>
  );
}
