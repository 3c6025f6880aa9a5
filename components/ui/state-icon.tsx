"use client";

import { keyframes } from "@mui/material/styles";
import SvgIcon from "@mui/material/SvgIcon";
import type { ReactNode } from "react";
import type { State } from "./state";

const turn = keyframes({ to: { transform: "rotate(360deg)" } });
const ring = "M12 3.2a8.8 8.8 0 1 0 0 17.6 8.8 8.8 0 0 0 0-17.6z";

function outline(...paths: string[]): ReactNode {
  return (
    <g fill="none" stroke="currentColor" strokeWidth={2.2} strokeLinecap="round" strokeLinejoin="round">
      {paths.map((path) => (
        <path key={path} d={path} />
      ))}
    </g>
  );
}

const shapes: Record<State, ReactNode> = {
  ok: outline(ring, "M8 12.4l2.8 2.8L16 9.6"),
  running: (
    <>
      <path d={ring} fill="none" stroke="currentColor" strokeWidth={2.4} opacity={0.28} />
      {outline("M12 3.2a8.8 8.8 0 0 1 8.8 8.8")}
    </>
  ),
  attention: (
    <path
      fillRule="evenodd"
      d="M13.9 3.6l8 14A2.2 2.2 0 0 1 20 21H4a2.2 2.2 0 0 1-1.9-3.4l8-14a2.2 2.2 0 0 1 3.8 0zM10.9 9v5.4h2.2V9zm0 7v2.2h2.2V16z"
    />
  ),
  failed: (
    <path
      fillRule="evenodd"
      d="M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zM12 10.4l3-3 1.6 1.6-3 3 3 3-1.6 1.6-3-3-3 3L7.4 15l3-3-3-3L9 7.4z"
    />
  ),
  neutral: outline(ring, "M8.5 12h7"),
};

interface StateIconProps {
  state: State;
  label?: string;
  size?: number;
  className?: string;
}

export function StateIcon({ state, label, size = 14, className }: StateIconProps) {
  return (
    <SvgIcon
      className={className}
      titleAccess={label}
      htmlColor="currentColor"
      sx={{
        width: size,
        height: size,
        flexShrink: 0,
        color: `${state}.main`,
        ...(state === "running" && { animation: `${turn} 1.1s linear infinite` }),
      }}
    >
      {shapes[state]}
    </SvgIcon>
  );
}
