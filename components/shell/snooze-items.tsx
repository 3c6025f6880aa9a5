"use client";

import ListItemIcon from "@mui/material/ListItemIcon";
import MenuItem from "@mui/material/MenuItem";
import { snoozeChoices } from "@/components/preferences/snooze-choices";
import { useSnoozeAction } from "@/components/preferences/use-snooze-action";
import { MutedBellIcon } from "@/components/ui/icons";
import { usePreferences } from "@/lib/client/preferences";
import type { SnoozeInput } from "@/lib/schemas/snooze";

const offered = snoozeChoices.filter(({ input }) => input.minutes === 60 || input.until === "tomorrow");

/** What a person can do about a snooze from every page. */
export function SnoozeItems({ onChoose }: { onChoose: () => void }) {
  const { data } = usePreferences();
  const { act } = useSnoozeAction();
  const item = (label: string, input: SnoozeInput | null) => (
    <MenuItem
      key={label}
      onClick={() => {
        onChoose();
        act(input);
      }}
    >
      <ListItemIcon>
        <MutedBellIcon />
      </ListItemIcon>
      {label}
    </MenuItem>
  );
  if (data?.is_snoozed) return item("Stop the snooze", null);
  return offered.map(({ label, input }) =>
    item(`Snooze ${input.minutes === undefined ? "until" : "for"} ${label.replace(/^Until /, "")}`, input),
  );
}
