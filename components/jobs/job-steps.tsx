"use client";

import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import { styled } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import { useId, useState } from "react";
import { stepTypeLabel } from "@/components/runs/step-type-label";
import { ChevronDownIcon, ChevronRightIcon } from "@/components/ui/icons";
import type { JobView } from "@/lib/schemas/job";
import { stepConfigOf } from "./step-config";
import { describeStep, describeStepRules } from "./step-words";

type JobStep = JobView["steps"][number];

const Steps = styled("ol")(({ theme }) => ({
  display: "grid",
  gridTemplateColumns: "minmax(0, 1fr)",
  "& > li": {
    display: "grid",
    gridTemplateColumns: "24px minmax(0, 1fr)",
    columnGap: 12,
    padding: theme.spacing(1.5, 0),
  },
  "& > li + li": { borderTop: `1px solid ${theme.vars.palette.line.soft}` },
  "& > li:first-of-type": { paddingTop: 0 },
}));

const Place = styled("span")(({ theme }) => ({
  ...theme.typography.caption,
  fontWeight: theme.typography.fontWeightMedium,
  display: "grid",
  placeItems: "center",
  height: 20,
  borderRadius: 6,
  color: theme.vars.palette.text.secondary,
  backgroundColor: theme.vars.palette.neutral.soft,
}));

const Head = styled(ButtonBase)({
  display: "flex",
  width: "100%",
  justifyContent: "flex-start",
  alignItems: "center",
  gap: 6,
  textAlign: "start",
  borderRadius: 6,
});

export function JobSteps({ steps }: { steps: JobStep[] }) {
  return (
    <Steps aria-label="Steps">
      {steps.map((step, index) => (
        <JobStepRow key={step.id} step={step} number={index + 1} />
      ))}
    </Steps>
  );
}

function JobStepRow({ step, number }: { step: JobStep; number: number }) {
  const [isOpen, setIsOpen] = useState(false);
  const bodyId = useId();
  const config = stepConfigOf(step);
  const sentence = describeStep(step) ?? "Its stored configuration is not readable any more.";
  const name = (
    <>
      <Typography
        component="span"
        variant="h3"
        color={step.enabled ? "textPrimary" : "textSecondary"}
        sx={{ overflowWrap: "anywhere" }}
      >
        {step.name}
      </Typography>
      {config && (isOpen ? <ChevronDownIcon color="disabled" /> : <ChevronRightIcon color="disabled" />)}
      <Typography
        component="span"
        variant="body2"
        color="textSecondary"
        sx={{ ml: "auto", pl: 1, whiteSpace: "nowrap" }}
      >
        {stepTypeLabel(step.type)}
      </Typography>
    </>
  );

  return (
    <li>
      <Place aria-hidden>{number}</Place>
      <Box sx={{ minWidth: 0 }}>
        {config ? (
          <Head
            aria-expanded={isOpen}
            aria-controls={isOpen ? bodyId : undefined}
            onClick={() => setIsOpen(!isOpen)}
          >
            {name}
          </Head>
        ) : (
          <Box sx={{ display: "flex", alignItems: "center" }}>{name}</Box>
        )}
        <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: "anywhere" }}>
          {sentence} {describeStepRules(step)}
        </Typography>
        {config && isOpen && (
          <Box id={bodyId} sx={{ mt: 1.5 }}>
            {config}
          </Box>
        )}
      </Box>
    </li>
  );
}
