"use client";

import type { ConfigFieldsProps } from "./config-fields";
import { numberIn, withValue } from "./config-values";
import { SpanInput } from "./fields/span-input";

export function WaitFields({ config, onChange, problems }: ConfigFieldsProps) {
  return (
    <SpanInput
      label="Wait for"
      unit="second"
      seconds={numberIn(config, "seconds")}
      onChange={(next) => onChange(withValue(config, "seconds", next ?? undefined))}
      help="An hour at most. The run keeps its place and goes on, even when Runbell is started again meanwhile."
      error={problems.get("seconds")}
    />
  );
}
