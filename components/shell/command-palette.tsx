"use client";

import Box from "@mui/material/Box";
import Dialog from "@mui/material/Dialog";
import InputBase from "@mui/material/InputBase";
import LinearProgress from "@mui/material/LinearProgress";
import { useId, useState, type KeyboardEvent } from "react";
import { SearchIcon } from "@/components/ui/icons";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { useFocusOnMount } from "@/components/ui/use-focus-on-mount";
import { useNavigate } from "@/components/ui/use-navigate";
import { grouped, type Command } from "./command";
import { CommandList } from "./command-list";
import { useFoundCommands, type SearchCommands } from "./use-found-commands";

interface CommandPaletteProps {
  open: boolean;
  commands: readonly Command[];
  search?: SearchCommands;
  onClose: () => void;
}

export function CommandPalette({ open, onClose, ...rest }: CommandPaletteProps) {
  const titleId = useId();
  return (
    <Dialog
      open={open}
      onClose={onClose}
      maxWidth="sm"
      aria-labelledby={titleId}
      slotProps={{
        container: { sx: { alignItems: "flex-start" } },
        paper: { sx: { mt: { xs: 2, sm: "12vh" }, maxHeight: "min(520px, 80dvh)" } },
      }}
    >
      <VisuallyHidden id={titleId}>Search or go to</VisuallyHidden>
      <PaletteBody {...rest} onClose={onClose} />
    </Dialog>
  );
}

function PaletteBody({ commands, search, onClose }: Omit<CommandPaletteProps, "open">) {
  const [text, setText] = useState("");
  const [activeIndex, setActiveIndex] = useState(0);
  const navigate = useNavigate();
  const listId = useId();
  const input = useFocusOnMount<HTMLInputElement>();
  const { found, isSearching } = useFoundCommands(text, commands, search);
  const groups = grouped(found);
  const ordered = groups.flatMap((group) => group.commands);
  const active = ordered[Math.min(activeIndex, ordered.length - 1)];

  const choose = (command: Command) => {
    onClose();
    command.onSelect?.();
    if (command.href) navigate(command.href);
  };
  const moveTo = (index: number) => setActiveIndex((index + ordered.length) % Math.max(1, ordered.length));
  const press = (event: KeyboardEvent) => {
    const at = active ? ordered.indexOf(active) : 0;
    const moves: Record<string, () => void> = {
      ArrowDown: () => moveTo(at + 1),
      ArrowUp: () => moveTo(at - 1),
      Enter: () => active && choose(active),
    };
    const move = event.nativeEvent.isComposing ? undefined : moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  };

  return (
    <>
      <Box
        sx={{
          position: "relative",
          display: "flex",
          alignItems: "center",
          gap: 1.5,
          px: 2,
          borderBottom: 1,
          borderColor: "divider",
        }}
      >
        <Box component={SearchIcon} sx={{ width: 18, height: 18, color: "text.tertiary" }} />
        <InputBase
          inputRef={input}
          fullWidth
          value={text}
          placeholder="Search pages and actions, or paste an id"
          onChange={(event) => {
            setText(event.target.value);
            setActiveIndex(0);
          }}
          onKeyDown={press}
          sx={{ height: 52 }}
          slotProps={{
            input: {
              role: "combobox",
              "aria-label": "Search pages and actions, or paste an id",
              "aria-expanded": true,
              "aria-controls": listId,
              "aria-autocomplete": "list",
              "aria-activedescendant": active ? `${listId}-${ordered.indexOf(active)}` : undefined,
              autoComplete: "off",
              spellCheck: false,
            },
          }}
        />
        {isSearching && (
          <LinearProgress aria-label="Searching" sx={{ position: "absolute", inset: "auto 0 -1px" }} />
        )}
      </Box>
      <CommandList
        id={listId}
        groups={groups}
        active={active}
        text={text}
        onHover={(command) => setActiveIndex(ordered.indexOf(command))}
        onChoose={choose}
      />
    </>
  );
}
