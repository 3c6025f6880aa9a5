"use client";

import Box from "@mui/material/Box";
import ListItemIcon from "@mui/material/ListItemIcon";
import ListSubheader from "@mui/material/ListSubheader";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import Typography from "@mui/material/Typography";
import { stepTypeLabel } from "@/components/runs/step-type-label";
import { stepIcons } from "@/components/steps/step-icons";
import { useJobSurroundings } from "@/lib/client/job-definitions";
import type { StepType } from "@/lib/core/step";

const sentences: Record<StepType, string> = {
  "http.request": "Calls an address and checks what it answers.",
  "shell.command": "Runs a program on the worker.",
  wait: "Lets some time pass.",
  "notify.email": "Mails people, with the run's log if you like.",
  "notify.slack": "Writes to a Slack channel, or to people there.",
  "notify.teams": "Writes to a Teams channel.",
  "notify.webhook": "Posts JSON to a program of yours.",
  "notify.conditional": "Tells one or the other, by what came of the run.",
};

const groups: { label: string; types: StepType[] }[] = [
  { label: "Do something", types: ["http.request", "shell.command", "wait"] },
  {
    label: "Tell somebody",
    types: ["notify.email", "notify.slack", "notify.teams", "notify.webhook", "notify.conditional"],
  },
];

interface AddStepMenuProps {
  anchor: HTMLElement | null;
  onChoose: (type: StepType) => void;
  onClose: () => void;
}

export function AddStepMenu({ anchor, onChoose, onClose }: AddStepMenuProps) {
  const { data: surroundings } = useJobSurroundings();
  const shellRefusal = refusalOf(surroundings);
  return (
    <Menu
      anchorEl={anchor}
      open={anchor !== null}
      onClose={onClose}
      slotProps={{ list: { "aria-label": "Type of the new step", dense: true } }}
    >
      {groups.flatMap(({ label, types }) => [
        <ListSubheader key={label} role="presentation" disableSticky>
          {label}
        </ListSubheader>,
        ...types.map((type) => {
          const Icon = stepIcons[type];
          const refusal = type === "shell.command" ? shellRefusal : null;
          return (
            <MenuItem key={type} disabled={refusal !== null} onClick={() => onChoose(type)}>
              <ListItemIcon>
                <Icon />
              </ListItemIcon>
              <Box sx={{ whiteSpace: "normal", maxWidth: 300 }}>
                {stepTypeLabel(type)}
                <Typography variant="body2" color="textSecondary">
                  {refusal ?? sentences[type]}
                </Typography>
              </Box>
            </MenuItem>
          );
        }),
      ])}
    </Menu>
  );
}

function refusalOf(
  surroundings: { shell_allowed: boolean; may_use_shell: boolean } | undefined,
): string | null {
  if (!surroundings) return null;
  if (!surroundings.shell_allowed) return "Switched off on this server: RUNBELL_ALLOW_SHELL.";
  return surroundings.may_use_shell ? null : "Only admins may add programs.";
}
