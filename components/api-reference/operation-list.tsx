"use client";

import Box from "@mui/material/Box";
import { styled } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import { useId } from "react";
import { FilterText } from "@/components/ui/filter-text";
import { MethodWord } from "./method-word";
import type { ReferenceGroup } from "./reference";

const Frame = styled("nav")(({ theme }) => ({
  display: "flex",
  flexDirection: "column",
  border: `1px solid ${theme.vars.palette.divider}`,
  borderRadius: theme.shape.borderRadius,
  overflow: "hidden",
  [theme.breakpoints.up("lg")]: { maxHeight: "calc(100dvh - 204px)" },
}));

const Groups = styled("div")(({ theme }) => ({
  overflowY: "auto",
  minHeight: 0,
  padding: theme.spacing(0.5, 0, 1),
  "& a": {
    display: "grid",
    gridTemplateColumns: "56px minmax(0, 1fr)",
    padding: theme.spacing(0.5, 1.5),
    color: "inherit",
    textDecoration: "none",
    "&:hover": { backgroundColor: theme.vars.palette.surface.sunken },
    "&:focus-visible": { outlineOffset: -2 },
    "&[aria-current]": {
      backgroundColor: theme.vars.palette.surface.selected,
      boxShadow: `inset 2px 0 0 ${theme.vars.palette.primary.main}`,
    },
  },
}));

interface OperationListProps {
  groups: readonly ReferenceGroup[];
  openId: string | null;
  text: string;
  onText: (text: string) => void;
}

export function OperationList({ groups, openId, text, onText }: OperationListProps) {
  return (
    <Frame aria-label="Operations">
      <Box sx={{ p: 1, borderBottom: 1, borderColor: "divider", display: "flex" }}>
        <FilterText label="Find an operation" value={text} onChange={onText} />
      </Box>
      <Groups>
        {groups.map((group) => (
          <Group key={group.name} group={group} openId={openId} />
        ))}
        {groups.length === 0 && (
          <Typography variant="body2" color="textSecondary" sx={{ p: 1.5 }}>
            No operation has all these words. Try part of its address, such as /runs.
          </Typography>
        )}
      </Groups>
    </Frame>
  );
}

function Group({ group: { name, operations }, openId }: { group: ReferenceGroup; openId: string | null }) {
  const id = useId();
  return (
    <div>
      <Typography
        id={id}
        variant="caption"
        component="h2"
        color="textSecondary"
        sx={{ px: 1.5, pt: 1.5, pb: 0.5 }}
      >
        {name}
      </Typography>
      <ul aria-labelledby={id}>
        {operations.map((operation) => (
          <li key={operation.id}>
            {/* A link of the browser's own: the router keeps what stands behind # to itself. */}
            <a href={`#${operation.id}`} aria-current={operation.id === openId ? "page" : undefined}>
              <MethodWord method={operation.method} />
              <Typography component="span" variant="body2">
                {operation.summary}
              </Typography>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
