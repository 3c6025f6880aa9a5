"use client";

import { styled } from "@mui/material/styles";
import ToggleButton from "@mui/material/ToggleButton";
import Tooltip from "@mui/material/Tooltip";
import Typography from "@mui/material/Typography";
import { useLayoutEffect, useMemo, useRef, useState } from "react";
import { CopyButton } from "./copy-button";
import { WrapIcon } from "./icons";
import type { State } from "./state";

const Frame = styled("figure")(({ theme }) => ({
  border: `1px solid ${theme.vars.palette.divider}`,
  borderRadius: theme.shape.borderRadius,
  overflow: "hidden",
  backgroundColor: theme.vars.palette.surface.sunken,
}));

const Head = styled("figcaption")(({ theme }) => ({
  display: "flex",
  alignItems: "center",
  gap: theme.spacing(0.5),
  padding: theme.spacing(0.5, 0.5, 0.5, 1.5),
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
  backgroundColor: theme.vars.palette.background.default,
}));

const Code = styled("pre")(({ theme }) => ({
  ...theme.typography.code,
  margin: 0,
  padding: theme.spacing(1, 0),
  overflow: "auto",
  tabSize: 2,
  "&:focus-visible": { outline: `2px solid ${theme.vars.palette.primary.main}`, outlineOffset: -2 },
  "& code": { font: "inherit", display: "block", width: "max-content", minWidth: "100%" },
  "&[data-wrap] code": { width: "auto" },
  "&[data-wrap] code > span": { whiteSpace: "pre-wrap", overflowWrap: "anywhere" },
  "& code > span": {
    display: "block",
    position: "relative",
    minHeight: 20,
    padding: "0 16px 0 calc(var(--gutter) + 28px)",
  },
  "& code > span::before": {
    content: "attr(data-line)",
    position: "absolute",
    left: 0,
    width: "calc(var(--gutter) + 12px)",
    textAlign: "right",
    userSelect: "none",
    color: theme.vars.palette.text.tertiary,
  },
  ...Object.fromEntries(
    (["failed", "attention", "running", "ok"] as const).map((state) => [
      `& code > span[data-state=${state}]`,
      {
        backgroundColor: theme.vars.palette[state].soft,
        boxShadow: `inset 2px 0 0 ${theme.vars.palette[state].main}`,
        "&::before": { color: theme.vars.palette.text.secondary },
      },
    ]),
  ),
}));

interface CodeViewProps {
  label: string;
  text: string;
  firstLine?: number;
  marks?: Record<number, State>;
  maxHeight?: number;
  wraps?: boolean;
  /** Text that grows: its end stays in sight unless the person has scrolled away from it. */
  followsEnd?: boolean;
}

const NEAR_END_PX = 24;

export function CodeView({
  label,
  text,
  firstLine = 1,
  marks,
  maxHeight = 420,
  wraps = false,
  followsEnd = false,
}: CodeViewProps) {
  const [isWrapped, setIsWrapped] = useState(wraps);
  const lines = useMemo(() => text.replace(/\r?\n$/, "").split(/\r?\n/), [text]);
  const frame = useRef<HTMLPreElement>(null);
  const isAtEnd = useRef(true);
  useLayoutEffect(() => {
    if (followsEnd && isAtEnd.current && frame.current) frame.current.scrollTop = frame.current.scrollHeight;
  }, [text, followsEnd]);
  const digits = String(firstLine + lines.length - 1).length;

  return (
    <Frame>
      <Head>
        <Typography component="span" variant="caption" color="textSecondary" noWrap sx={{ flex: 1 }}>
          {label}
        </Typography>
        <Tooltip title={isWrapped ? "Show lines unbroken" : "Wrap long lines"} describeChild>
          <ToggleButton
            value="wrap"
            aria-label="Wrap lines"
            selected={isWrapped}
            onChange={() => setIsWrapped(!isWrapped)}
            sx={{ border: 0, px: 0.75 }}
          >
            <WrapIcon />
          </ToggleButton>
        </Tooltip>
        <CopyButton text={text} label={`Copy ${label}`} />
      </Head>
      <Code
        ref={frame}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          isAtEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
        }}
        tabIndex={0}
        role="region"
        aria-label={label}
        data-wrap={isWrapped || undefined}
        sx={{ maxHeight, "--gutter": `${digits}ch` }}
      >
        <code>
          {lines.map((line, index) => (
            <span key={index} data-line={firstLine + index} data-state={marks?.[firstLine + index]}>
              {line}
            </span>
          ))}
        </code>
      </Code>
    </Frame>
  );
}
