import Chip from "@mui/material/Chip";
import type { State } from "./state";
import { StateIcon } from "./state-icon";

export function StatusChip({ state, word }: { state: State; word: string }) {
  return (
    <Chip component="span" variant="state" color={state} icon={<StateIcon state={state} />} label={word} />
  );
}
