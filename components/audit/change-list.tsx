import Box from "@mui/material/Box";
import { styled } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import { StatusChip } from "@/components/ui/status-chip";
import type { ChangeView } from "@/lib/schemas/audit";
import { changeWords, valueText } from "./audit-words";

const List = styled("ul")(({ theme }) => ({
  border: `1px solid ${theme.vars.palette.divider}`,
  borderRadius: theme.shape.borderRadius,
  overflow: "hidden",
  "& > li": { padding: theme.spacing(1.5, 2) },
  "& > li + li": { borderTop: `1px solid ${theme.vars.palette.line.soft}` },
}));

const Value = styled("pre")(({ theme }) => ({
  ...theme.typography.code,
  margin: 0,
  padding: theme.spacing(0.5, 1.25),
  maxHeight: 320,
  overflow: "auto",
  whiteSpace: "pre-wrap",
  overflowWrap: "anywhere",
  borderRadius: 6,
  backgroundColor: theme.vars.palette.surface.sunken,
  "&[data-side=before]": { backgroundColor: theme.vars.palette.failed.soft },
  "&[data-side=after]": { backgroundColor: theme.vars.palette.ok.soft },
}));

/** What differs, field by field. Values that are long scroll by themselves. */
export function ChangeList({ label, changes }: { label: string; changes: readonly ChangeView[] }) {
  return (
    <List aria-label={label}>
      {changes.map((change) => (
        <li key={change.path}>
          <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 1, mb: 1 }}>
            <Typography component="span" variant="code" sx={{ flex: 1, overflowWrap: "anywhere" }}>
              {change.path || "the whole"}
            </Typography>
            <StatusChip {...changeWords[change.kind]} />
          </Box>
          <Box
            sx={{
              display: "grid",
              gridTemplateColumns: { xs: "minmax(0, 1fr)", sm: "56px minmax(0, 1fr)" },
              columnGap: 1.5,
              rowGap: 0.5,
            }}
          >
            {change.kind !== "added" && (
              <Side word="Before" side="before" path={change.path} value={change.before} />
            )}
            {change.kind !== "removed" && (
              <Side word="After" side="after" path={change.path} value={change.after} />
            )}
          </Box>
        </li>
      ))}
    </List>
  );
}

interface SideProps {
  word: string;
  side: "before" | "after";
  path: string;
  value: ChangeView["before"];
}

function Side({ word, side, path, value }: SideProps) {
  const text = valueText(value);
  // What may scroll has to be within reach of the keyboard.
  const isLong = text.length > 300 || text.split("\n").length > 12;
  return (
    <>
      <Typography component="span" variant="caption" color="textSecondary" sx={{ pt: 0.75 }}>
        {word}
      </Typography>
      <Value
        data-side={side}
        {...(isLong && { tabIndex: 0, role: "region", "aria-label": `${path}, ${word.toLowerCase()}` })}
      >
        {text}
      </Value>
    </>
  );
}
