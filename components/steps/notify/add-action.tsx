"use client";

import Button from "@mui/material/Button";
import ListItemIcon from "@mui/material/ListItemIcon";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { useId, useState } from "react";
import { CardIcon, ChatIcon, MailIcon, PlusIcon, RequestIcon } from "@/components/ui/icons";
import { actionTypes, type ActionType } from "./branch-values";
import { actionLabels } from "./branch-words";

const icons: Record<ActionType, typeof MailIcon> = {
  "notify.email": MailIcon,
  "notify.slack": ChatIcon,
  "notify.teams": CardIcon,
  "notify.webhook": RequestIcon,
};

interface AddActionProps {
  /** “branch 1” */
  where: string;
  onAdd: (type: ActionType) => void;
}

export function AddAction({ where, onAdd }: AddActionProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const id = useId();
  return (
    <>
      <Button
        size="small"
        startIcon={<PlusIcon />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-controls={anchor ? id : undefined}
        aria-label={`Add a message to ${where}`}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ justifySelf: "start" }}
      >
        Add a message
      </Button>
      <Menu
        id={id}
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        slotProps={{ list: { "aria-label": "Kinds of message" } }}
      >
        {actionTypes.map((type) => {
          const Icon = icons[type];
          return (
            <MenuItem
              key={type}
              onClick={() => {
                setAnchor(null);
                onAdd(type);
              }}
            >
              <ListItemIcon>
                <Icon />
              </ListItemIcon>
              {actionLabels[type]}
            </MenuItem>
          );
        })}
      </Menu>
    </>
  );
}
