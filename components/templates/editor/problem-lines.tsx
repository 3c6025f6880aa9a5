"use client";

import ButtonBase from "@mui/material/ButtonBase";
import { styled } from "@mui/material/styles";
import { StateIcon } from "@/components/ui/state-icon";
import { fieldLabels } from "./body-words";
import type { EditorProblem } from "./problems";

const Panel = styled("section")(({ theme }) => ({
  ...theme.typography.body2,
  flexShrink: 0,
  maxHeight: 148,
  overflowY: "auto",
  borderTop: `1px solid ${theme.vars.palette.divider}`,
  "& p": { display: "flex", alignItems: "center", gap: 8, padding: theme.spacing(0.75, 1.5) },
  "& p, & .place": { color: theme.vars.palette.text.secondary },
  "& button": {
    ...theme.typography.body2,
    display: "flex",
    width: "100%",
    justifyContent: "flex-start",
    alignItems: "baseline",
    gap: 8,
    padding: theme.spacing(0.5, 1.5),
    textAlign: "left",
    "& > svg": { alignSelf: "center" },
    "&:hover": { backgroundColor: theme.vars.palette.surface.hover },
    "&.Mui-focusVisible": { outlineOffset: -2 },
  },
  "& .place": { whiteSpace: "nowrap", fontVariantNumeric: "tabular-nums" },
}));

interface ProblemLinesProps {
  problems: readonly EditorProblem[];
  onOpen: (problem: EditorProblem) => void;
}

/** What is wrong; each line leads there. */
export function ProblemLines({ problems, onOpen }: ProblemLinesProps) {
  return (
    <Panel aria-label="Problems">
      {problems.length === 0 ? (
        <p role="status">
          <StateIcon state="ok" />
          No problems
        </p>
      ) : (
        <ul>
          {problems.map((problem) => (
            <li
              key={`${problem.field} ${problem.template} ${problem.line} ${problem.column} ${problem.message}`}
            >
              <ButtonBase onClick={() => onOpen(problem)}>
                <StateIcon
                  state={problem.severity === "error" ? "failed" : "attention"}
                  label={problem.severity === "error" ? "Error" : "Warning"}
                />
                <span className="place">{placeWords(problem)}</span>
                <span>{problem.message}</span>
              </ButtonBase>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function placeWords({ field, template, line, column }: EditorProblem): string {
  return `${template ?? fieldLabels[field]} ${line}:${column}`;
}
