import Box from "@mui/material/Box";
import Chip from "@mui/material/Chip";
import { JobsIcon } from "./icons";
import { StateIcon } from "./state-icon";
import type { State } from "./state";

export function JobChip({ name, href, state }: { name: string; href: string; state?: State }) {
  return (
    <Chip
      clickable
      component="a"
      variant="outlined"
      href={href}
      title={name}
      label={name}
      icon={
        state ? (
          <Box component="span" sx={{ display: "inline-flex" }}>
            <StateIcon state={state} label={state} />
          </Box>
        ) : (
          <JobsIcon />
        )
      }
    />
  );
}
