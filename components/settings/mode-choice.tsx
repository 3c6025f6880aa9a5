"use client";

import Box from "@mui/material/Box";
import Radio from "@mui/material/Radio";
import RadioGroup from "@mui/material/RadioGroup";
import Typography from "@mui/material/Typography";
import { useId, useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useToast } from "@/components/ui/toast";
import { useChangeSettings } from "@/lib/client/settings";
import { settingsModes, type SettingsMode } from "@/lib/core/settings";
import { modeWords } from "./setting-words";

/** How the organisation's settings stand to root's. Off asks first: nobody would notice what they are not told. */
export function ModeChoice({ mode }: { mode: SettingsMode }) {
  const id = useId();
  const [isAsking, setIsAsking] = useState(false);
  const change = useChangeSettings("organisation");
  const toast = useToast();
  const save = async (next: SettingsMode) => {
    await change.mutateAsync({ mode: next });
    toast({
      state: next === "off" ? "attention" : "ok",
      message: next === "off" ? "Notifications are off." : `The mode is “${modeWords[next].label}”.`,
      undo: () => change.mutate({ mode }),
    });
  };
  const choose = (next: SettingsMode) => {
    if (next === "off") return setIsAsking(true);
    save(next).catch(() => toast({ state: "failed", message: "The mode was not changed." }));
  };

  return (
    <>
      <RadioGroup
        aria-label="Mode"
        value={mode}
        onChange={(_, next) => choose(next as SettingsMode)}
        sx={{ display: "grid", gap: 1 }}
      >
        {settingsModes.map((value) => (
          <Box key={value} sx={{ display: "flex", gap: 1, alignItems: "flex-start" }}>
            <Radio
              id={`${id}-${value}`}
              value={value}
              disabled={change.isPending}
              slotProps={{ input: { "aria-describedby": `${id}-${value}-sentence` } }}
              sx={{ mt: -0.375 }}
            />
            <div>
              <Typography component="label" variant="h3" htmlFor={`${id}-${value}`}>
                {modeWords[value].label}
              </Typography>
              <Typography id={`${id}-${value}-sentence`} variant="body2" color="textSecondary">
                {modeWords[value].sentence}
              </Typography>
            </div>
          </Box>
        ))}
      </RadioGroup>
      <ConfirmDialog
        open={isAsking}
        title="Switch all notifications off?"
        confirmLabel="Switch off"
        danger
        onConfirm={() => save("off")}
        onClose={() => setIsAsking(false)}
      >
        Nobody of the organisation is told anything until somebody chooses another mode. What happens
        meanwhile is recorded, and is not told later.
      </ConfirmDialog>
    </>
  );
}
