"use client";

import { styled } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import { useEffect, useRef } from "react";
import { ArrowRightIcon } from "@/components/ui/icons";
import { Kbd } from "@/components/ui/kbd";
import type { Command, CommandGroup } from "./command";

const List = styled("div")(({ theme }) => ({
  overflowY: "auto",
  padding: 6,
  scrollPaddingBlock: 8,
  "& [role=option]": {
    ...theme.typography.body1,
    display: "flex",
    alignItems: "center",
    gap: theme.spacing(1.5),
    minHeight: 36,
    padding: theme.spacing(0.5, 1.25),
    borderRadius: 6,
    cursor: "pointer",
    "& > svg": { width: 16, height: 16, flexShrink: 0, color: theme.vars.palette.text.secondary },
    "&[aria-selected=true]": { backgroundColor: theme.vars.palette.action.selected },
  },
  "& .hint": {
    color: theme.vars.palette.text.secondary,
    minWidth: 0,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
  },
  "& .keys": { marginLeft: "auto" },
}));

interface CommandListProps {
  id: string;
  groups: CommandGroup[];
  active: Command | undefined;
  text: string;
  onHover: (command: Command) => void;
  onChoose: (command: Command) => void;
}

export function CommandList({ id, groups, active, text, onHover, onChoose }: CommandListProps) {
  const list = useRef<HTMLDivElement>(null);
  const ordered = groups.flatMap((group) => group.commands);

  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [active]);

  return (
    <>
      <List ref={list} id={id} role="listbox" aria-label="Results">
        {groups.map((group) => (
          <div key={group.label} role="group" aria-labelledby={`${id} ${group.label}`.replaceAll(" ", "-")}>
            <Typography
              id={`${id} ${group.label}`.replaceAll(" ", "-")}
              variant="overline"
              component="div"
              color="textTertiary"
              sx={{ px: 1.25, pt: 1, pb: 0.5 }}
            >
              {group.label}
            </Typography>
            {group.commands.map((command) => (
              <div
                key={command.id}
                id={`${id}-${ordered.indexOf(command)}`}
                role="option"
                aria-selected={command === active}
                onMouseMove={() => command !== active && onHover(command)}
                onClick={() => onChoose(command)}
              >
                {command.Icon ? <command.Icon /> : <ArrowRightIcon />}
                <span>{command.label}</span>
                {command.hint && <span className="hint">{command.hint}</span>}
                {command.keys && (
                  <span className="keys">
                    <Kbd keys={command.keys} />
                  </span>
                )}
              </div>
            ))}
          </div>
        ))}
      </List>
      <Typography
        role="status"
        component="div"
        variant="body2"
        color="textSecondary"
        sx={{ px: 2, pb: ordered.length ? 0 : 3, pt: ordered.length ? 0 : 1 }}
      >
        {ordered.length === 0 && `Nothing is called “${text.trim()}”.`}
      </Typography>
    </>
  );
}
