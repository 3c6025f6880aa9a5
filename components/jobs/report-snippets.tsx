"use client";

import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { Choice } from "@/components/ui/choice";
import { CodeView } from "@/components/ui/code-view";
import { useBrowserValue } from "@/components/ui/use-browser-value";
import { basePath } from "@/lib/base-path";
import { useHasRole } from "@/lib/client/me";
import { reportSnippets } from "./report-snippet";

/** Where this page's Runbell is. */
function useInstanceUrl(): string {
  return useBrowserValue(() => `${window.location.origin}${basePath}`, "");
}

export function ReportSnippets({ jobKey }: { jobKey: string }) {
  const instanceUrl = useInstanceUrl();
  const snippets = reportSnippets(instanceUrl, jobKey);
  const [chosen, setChosen] = useState(snippets[0].id);
  const snippet = snippets.find(({ id }) => id === chosen) ?? snippets[0];
  const isAdmin = useHasRole("admin");

  return (
    <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 1.5, maxWidth: 760 }}>
      <Box sx={{ justifySelf: "start" }}>
        <Choice
          label="How to report"
          value={chosen}
          onChange={setChosen}
          options={snippets.map(({ id, label }) => ({ value: id, label }))}
        />
      </Box>
      <Typography variant="body2" color="textSecondary">
        {snippet.sentence}
      </Typography>
      <CodeView label={snippet.label} text={snippet.text} wraps />
      <Typography variant="body2" color="textSecondary">
        {"It needs an API key with the scope "}
        <Typography component="span" variant="code">
          runs:write
        </Typography>
        {" in "}
        <Typography component="span" variant="code">
          RUNBELL_API_KEY
        </Typography>
        {". "}
        {isAdmin ? <Link href="/settings/api-keys">Make a key</Link> : "An admin can make one."}
      </Typography>
    </Box>
  );
}
