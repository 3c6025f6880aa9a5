import { styled } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import type { SettingDefinition } from "./setting-catalogue";
import { settingLines, settingText } from "./setting-words";

const Json = styled("pre")(({ theme }) => ({
  ...theme.typography.code,
  margin: 0,
  maxHeight: 200,
  overflow: "auto",
  whiteSpace: "pre-wrap",
  overflowWrap: "anywhere",
}));

interface SettingValueProps {
  setting: SettingDefinition;
  value: unknown;
}

export function SettingValue({ setting, value }: SettingValueProps) {
  const lines = settingLines(setting, value);
  const text = settingText(setting, value);
  if (lines && lines.length > 0)
    return (
      <ul>
        {lines.map((line) => (
          <Typography key={line} component="li" variant="body2">
            {line}
          </Typography>
        ))}
      </ul>
    );
  if (lines || text === null)
    return (
      <Typography component="span" variant="body2" color="textTertiary">
        {lines ? "None" : "Not set"}
      </Typography>
    );
  if (setting.kind === "json") return <Json>{text}</Json>;
  return (
    <Typography component="span" variant="body2" sx={{ overflowWrap: "anywhere" }}>
      {text}
    </Typography>
  );
}
