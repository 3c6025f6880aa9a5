"use client";

import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { RelativeTime } from "@/components/ui/relative-time";
import { ShownOnce } from "@/components/ui/shown-once";
import type { OneTimeLink } from "@/lib/schemas/member";
import { mailedWords } from "./member-words";

/** A link that is shown once. */
export function LinkToHandOn({ link, email }: { link: OneTimeLink; email: string }) {
  return (
    <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 2 }}>
      <Typography color="textSecondary">{mailedWords(link, email)}</Typography>
      <ShownOnce text={link.url} copyLabel="Copy the link" testId="one-time-link" />
      <Typography variant="body2" color="textSecondary">
        {"It works once, and ends "}
        <RelativeTime at={link.expires_at} />. It is shown this once; a new one can be made, which voids it.
      </Typography>
    </Box>
  );
}
