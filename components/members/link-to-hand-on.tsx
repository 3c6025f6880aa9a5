"use client";

import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { CopyButton } from "@/components/ui/copy-button";
import { RelativeTime } from "@/components/ui/relative-time";
import type { OneTimeLink } from "@/lib/schemas/member";
import { mailedWords } from "./member-words";

/** A link that is shown once. */
export function LinkToHandOn({ link, email }: { link: OneTimeLink; email: string }) {
  return (
    <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 2 }}>
      <Typography color="textSecondary">{mailedWords(link, email)}</Typography>
      <Box
        sx={{
          display: "flex",
          alignItems: "center",
          gap: 1,
          pl: 1.5,
          pr: 0.5,
          py: 0.75,
          border: 1,
          borderColor: "divider",
          borderRadius: 1,
          bgcolor: "surface.sunken",
        }}
      >
        <Typography
          component="span"
          variant="code"
          data-testid="one-time-link"
          sx={{ flex: 1, minWidth: 0, overflowWrap: "anywhere" }}
        >
          {link.url}
        </Typography>
        <CopyButton text={link.url} label="Copy the link" />
      </Box>
      <Typography variant="body2" color="textSecondary">
        {"It works once, and ends "}
        <RelativeTime at={link.expires_at} />. It is shown this once; a new one can be made, which voids it.
      </Typography>
    </Box>
  );
}
