"use client";

import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { Section } from "@/components/ui/section";
import { useMe } from "@/lib/client/me";
import { useEffectiveSettings } from "@/lib/client/settings";
import { settingLines, sourceWords } from "./setting-words";

/** What the settings say of this job alone; nothing when they do not, or to those who may not see them. */
export function JobSettings({ jobKey }: { jobKey: string }) {
  const { data: me } = useMe();
  const { data } = useEffectiveSettings({ isEnabled: me?.role === "admin" });
  const found = data?.data.find(({ path }) => path === `jobs.${jobKey}`);
  const lines = found && settingLines(found, found.value);
  if (!lines || lines.length === 0) return null;
  return (
    <Section
      title="Settings of this job"
      sentence={
        <>
          {sourceWords[found.source]} · <Link href="/settings/general">General settings</Link>
        </>
      }
    >
      <ul>
        {lines.map((line) => (
          <Typography key={line} component="li" variant="body2">
            {line}
          </Typography>
        ))}
      </ul>
    </Section>
  );
}
