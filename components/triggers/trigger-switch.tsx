"use client";

import Switch from "@mui/material/Switch";
import { problemSentence } from "@/components/ui/problem";
import { useToast } from "@/components/ui/toast";
import { usePutTrigger } from "@/lib/client/triggers";
import type { TriggerView } from "@/lib/schemas/trigger";
import { switchedInput } from "./trigger-values";

/** Switches the event type on or off in its row; the rest of the trigger stays. */
export function TriggerSwitch({ trigger }: { trigger: TriggerView }) {
  const { label, enabled } = trigger;
  const put = usePutTrigger(trigger);
  const toast = useToast();
  const change = (isOn: boolean) =>
    put.mutate(switchedInput(trigger, isOn), {
      onSuccess: () =>
        toast({
          state: "ok",
          message: isOn ? `“${label}” is told again.` : `Nobody hears of “${label}” any more.`,
        }),
      onError: (error) => toast({ state: "failed", message: problemSentence(error) }),
    });
  return (
    <Switch
      checked={put.isPending ? put.variables.enabled : enabled}
      onChange={(_, isOn) => {
        if (!put.isPending) change(isOn);
      }}
      // In a table this key would leaf through the rows.
      onKeyDown={(event) => {
        if (event.key === " ") event.stopPropagation();
      }}
      slotProps={{ input: { role: "switch", "aria-label": `Tell people: ${label}` } }}
    />
  );
}
