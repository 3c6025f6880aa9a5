import Tooltip from "@mui/material/Tooltip";
import { Figures } from "./figures";
import { formatCount, formatExactCount } from "./format-count";

export function CountText({ value }: { value: number }) {
  if (Math.abs(value) < 1000) return <Figures>{value}</Figures>;
  return (
    <Tooltip title={formatExactCount(value)} describeChild>
      <Figures>{formatCount(value)}</Figures>
    </Tooltip>
  );
}
