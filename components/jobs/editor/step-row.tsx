"use client";

import { useSortable } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import IconButton from "@mui/material/IconButton";
import { styled } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { countOf } from "@/components/runs/count-words";
import { stepTypeLabel } from "@/components/runs/step-type-label";
import { GripIcon, stepIcons } from "@/components/steps/step-icons";
import { floating } from "@/components/theme/floating";
import { PlusIcon } from "@/components/ui/icons";
import { OverflowMenu } from "@/components/ui/overflow-menu";
import { StateIcon } from "@/components/ui/state-icon";
import { describeStep } from "../step-words";
import type { StepDraft } from "./job-draft";
import { StepBadges } from "./step-badges";
import type { StepActions } from "./use-step-actions";

const Item = styled("li")(({ theme }) => ({
  position: "relative",
  borderRadius: theme.shape.borderRadius,
  border: `1px solid ${theme.vars.palette.divider}`,
  backgroundColor: theme.vars.palette.background.paper,
  "&[data-open=true]": { borderColor: theme.vars.palette.primary.main },
  "&[data-dragging=true]": { zIndex: 2, ...floating(theme) },
}));

const Insert = styled("div")(({ theme }) => ({
  position: "absolute",
  insetInline: 0,
  top: -17,
  height: 24,
  zIndex: 1,
  display: "grid",
  placeItems: "center",
  opacity: 0,
  "&:hover, &:focus-within": { opacity: 1 },
  "&::before": {
    content: '""',
    gridArea: "1 / 1",
    width: "100%",
    height: 1,
    backgroundColor: theme.vars.palette.line.strong,
  },
  "& > button": {
    gridArea: "1 / 1",
    padding: 3,
    border: `1px solid ${theme.vars.palette.line.strong}`,
    backgroundColor: theme.vars.palette.background.paper,
  },
}));

const Main = styled(ButtonBase)(({ theme }) => ({
  ...theme.typography.body1,
  flex: 1,
  minWidth: 0,
  display: "grid",
  gridTemplateColumns: "auto minmax(0, 1fr)",
  columnGap: theme.spacing(1),
  justifyContent: "start",
  textAlign: "start",
  alignItems: "start",
  padding: theme.spacing(1, 0),
  borderRadius: 6,
}));

interface StepRowProps {
  step: StepDraft;
  index: number;
  isOpen: boolean;
  problemCount: number;
  actions: StepActions;
  /** Below the row, where there is no room beside the list. */
  children?: ReactNode;
}

export function StepRow({ step, index, isOpen, problemCount, actions, children }: StepRowProps) {
  const { id, name, type, enabled } = step;
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, transform, transition, isDragging } =
    useSortable({ id });
  const Icon = stepIcons[type];
  return (
    <Item
      ref={setNodeRef}
      data-open={isOpen}
      data-dragging={isDragging}
      style={{ transform: CSS.Translate.toString(transform), transition: transition }}
    >
      <Insert>
        <IconButton
          tabIndex={-1}
          aria-label={`Add a step before step ${index + 1}`}
          onClick={(event) => actions.insertAt(index, event.currentTarget)}
        >
          <PlusIcon />
        </IconButton>
      </Insert>
      <Box sx={{ display: "flex", alignItems: "flex-start", gap: 0.5, pl: 0.5, pr: 0.5 }}>
        <IconButton
          ref={setActivatorNodeRef}
          {...attributes}
          {...listeners}
          aria-label={`Drag step ${index + 1}, ${name}`}
          sx={{ cursor: "grab", touchAction: "none", my: 0.75, px: 0.25 }}
        >
          <GripIcon />
        </IconButton>
        <Main
          data-step={id}
          aria-expanded={isOpen}
          onClick={() => actions.toggle(id)}
          onKeyDown={(event) => actions.press(event, step, index)}
        >
          <Box component="span" sx={{ display: "inline-flex", pt: 0.375, color: "text.secondary" }}>
            <Icon titleAccess={stepTypeLabel(type)} />
          </Box>
          <Box component="span" sx={{ minWidth: 0, display: "grid", gap: 0.25 }}>
            <Box
              component="span"
              sx={{ display: "flex", alignItems: "center", flexWrap: "wrap", columnGap: 1, rowGap: 0.5 }}
            >
              <Typography
                component="span"
                variant="h3"
                color={enabled ? undefined : "textSecondary"}
                sx={{ overflowWrap: "anywhere" }}
              >
                {index + 1}. {name || "Without a name"}
              </Typography>
              <StepBadges step={step} />
              {problemCount > 0 && <StateIcon state="failed" label={countOf(problemCount, "problem")} />}
            </Box>
            <Typography component="span" variant="body2" color="textSecondary" noWrap>
              {describeStep(step) ?? "Not filled in yet."}
            </Typography>
          </Box>
        </Main>
        <Box sx={{ py: 0.5 }}>
          <OverflowMenu
            label={`Actions for step ${index + 1}, ${name}`}
            items={actions.menuOf(step, index)}
          />
        </Box>
      </Box>
      {children}
    </Item>
  );
}
