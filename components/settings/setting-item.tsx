import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { styled } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import { StateIcon } from "@/components/ui/state-icon";
import { StatusChip } from "@/components/ui/status-chip";
import type { SettingRow } from "./setting-rows";
import { SettingValue } from "./setting-value";
import { sourceWords } from "./setting-words";

const Item = styled("li")(({ theme }) => ({
  display: "grid",
  gridTemplateColumns: "minmax(0, 260px) minmax(0, 1fr) 112px 200px",
  columnGap: theme.spacing(2),
  rowGap: theme.spacing(0.5),
  alignItems: "start",
  padding: theme.spacing(1, 0),
  "& + li": { borderTop: `1px solid ${theme.vars.palette.line.soft}` },
  [theme.breakpoints.down("md")]: {
    gridTemplateColumns: "minmax(0, 1fr) auto",
    "& > [data-part=source]": { justifySelf: "end" },
    "& > [data-part=value]": { gridColumn: 1, gridRow: 2 },
    "& > [data-part=actions]": { gridColumn: 2, gridRow: 2 },
  },
}));

interface SettingItemProps {
  row: SettingRow;
  /** “Use root’s”, or “Use the default” where root does not count. */
  resetLabel: string;
  isResetting: boolean;
  onChange: () => void;
  onReset?: () => void;
}

/** A field with its value, where that comes from, and what to do about it. */
export function SettingItem({ row, resetLabel, isResetting, onChange, onReset }: SettingItemProps) {
  const { setting, value, source, without, problem } = row;
  return (
    <Item>
      <div>
        <Typography variant="body2">{setting.label}</Typography>
        <Typography variant="code" component="div" color="textTertiary" sx={{ overflowWrap: "anywhere" }}>
          {setting.path}
        </Typography>
      </div>
      <Box data-part="value" sx={{ display: "grid", gap: 0.25, minWidth: 0 }}>
        <SettingValue setting={setting} value={value} />
        {without !== undefined && (
          <Typography variant="caption" component="div" color="textSecondary">
            Without it: <SettingValue setting={setting} value={without} />
          </Typography>
        )}
        {problem !== null && (
          <Typography
            variant="caption"
            component="div"
            sx={{ display: "flex", gap: 0.75, alignItems: "flex-start" }}
          >
            <StateIcon state="attention" label="Cannot be used" />
            <span>It {problem}.</span>
          </Typography>
        )}
      </Box>
      <div data-part="source">
        <StatusChip state="neutral" word={sourceWords[source]} />
      </div>
      <Box data-part="actions" sx={{ display: "flex", justifyContent: "flex-end", gap: 0.5, mt: -0.5 }}>
        {onReset && (
          <Button
            size="small"
            variant="text"
            loading={isResetting}
            aria-label={`${resetLabel}: ${setting.label}, ${setting.path}`}
            onClick={onReset}
          >
            {resetLabel}
          </Button>
        )}
        <Button
          size="small"
          variant="text"
          aria-label={`Change: ${setting.label}, ${setting.path}`}
          onClick={onChange}
        >
          Change
        </Button>
      </Box>
    </Item>
  );
}
