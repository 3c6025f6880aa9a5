"use client";

import { useState } from "react";
import Box from "@mui/material/Box";
import { Choice } from "@/components/ui/choice";
import { CodeView } from "@/components/ui/code-view";
import type { Sample } from "./samples";

export function CodeSamples({ samples }: { samples: readonly Sample[] }) {
  const [label, setLabel] = useState("curl");
  const shown = samples.find((sample) => sample.label === label) ?? samples[0];
  if (!shown) return null;
  return (
    <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 1.5 }}>
      <Choice
        label="Language of the example"
        value={shown.label}
        onChange={setLabel}
        options={samples.map((sample) => ({ value: sample.label, label: sample.label }))}
      />
      <CodeView key={shown.label} label={`Example: ${shown.label}`} text={shown.text} wraps />
    </Box>
  );
}
