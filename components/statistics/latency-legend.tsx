import { LegendEntry } from "./legend-entry";

export function LatencyLegend() {
  return (
    <>
      <LegendEntry color="running.main" label="half within" />
      <LegendEntry color="attention.main" label="95 of 100 within" />
      from when it could go out until the provider took it
    </>
  );
}
