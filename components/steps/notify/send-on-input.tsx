"use client";

import { TickGroup } from "@/components/triggers/tick-group";
import { sendOnValues, type SendOn } from "@/lib/core/step";
import type { JsonObject } from "@/lib/schemas/field";

const labels: Record<SendOn, string> = {
  success: "When everything went well so far",
  failure: "After a failure",
};

interface SendOnInputProps {
  config: JsonObject;
  onChange: (config: JsonObject) => void;
  problem: string | undefined;
}

/** Left out, a step sends in both cases, so that an empty choice has to stand there to be seen. */
export function SendOnInput({ config, onChange, problem }: SendOnInputProps) {
  const chosen = sendOnIn(config);
  const none = chosen.length === 0 ? "Choose one at least: like this it is never sent." : undefined;
  return (
    <TickGroup
      label="It is sent"
      error={none ?? problem}
      ticks={sendOnValues.map((value) => ({
        value,
        label: labels[value],
        isOn: chosen.includes(value),
        onChange: (isOn) =>
          onChange({
            ...config,
            send_on: sendOnValues.filter((other) => (other === value ? isOn : chosen.includes(other))),
          }),
      }))}
    />
  );
}

function sendOnIn({ send_on }: JsonObject): SendOn[] {
  if (!Array.isArray(send_on)) return [...sendOnValues];
  return sendOnValues.filter((value) => send_on.includes(value));
}
