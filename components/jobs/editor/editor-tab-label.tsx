import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { StateIcon } from "@/components/ui/state-icon";
import { placeOf, tabLabels, type EditorTab } from "./editor-tab";
import type { JobDraft } from "./job-draft";

interface EditorTabLabelProps {
  tab: EditorTab;
  draft: JobDraft;
  problems: ReadonlyMap<string, string>;
}

export function EditorTabLabel({ tab, draft, problems }: EditorTabLabelProps) {
  const count = tab === "steps" || tab === "parameters" ? draft[tab].length : 0;
  const isWrong = [...problems.keys()].some((path) => placeOf(path) === tab);
  return (
    <Box component="span" sx={{ display: "inline-flex", alignItems: "center", gap: 0.75 }}>
      {tabLabels[tab]}
      {count > 0 && (
        <Typography component="span" variant="body2" color="textSecondary">
          {count}
        </Typography>
      )}
      {isWrong && <StateIcon state="failed" label="has problems" />}
    </Box>
  );
}
