"use client";

import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { useId } from "react";
import { useHasRole } from "@/lib/client/me";
import type { DeadLetterCause } from "@/lib/schemas/dead-letter";
import { CauseActions } from "./cause-actions";
import { CauseHead } from "./cause-head";
import { CauseMessages } from "./cause-messages";
import { pageName } from "./dead-letter-words";
import type { useBatches } from "./use-batches";

interface CauseItemProps {
  cause: DeadLetterCause;
  isOpen: boolean;
  isBusy: boolean;
  onToggle: () => void;
  onBatches: ReturnType<typeof useBatches>["start"];
}

export function CauseItem({ cause, isOpen, isBusy, onToggle, onBatches }: CauseItemProps) {
  const bodyId = useId();
  const isAuthor = useHasRole("author");
  const { detail } = cause;
  return (
    <li>
      <CauseHead cause={cause} isOpen={isOpen} bodyId={bodyId} onToggle={onToggle} />
      <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 1.5, pl: 5, pr: 2, pb: 2 }}>
        {detail && (
          <Typography
            variant="code"
            color="textSecondary"
            noWrap={!isOpen}
            title={isOpen ? undefined : detail}
            sx={{ overflowWrap: "anywhere", display: "block" }}
          >
            {detail}
          </Typography>
        )}
        <Box
          sx={{
            display: "flex",
            flexWrap: "wrap",
            alignItems: "center",
            justifyContent: "space-between",
            gap: 1.5,
          }}
        >
          <Fix fix={cause.fix} />
          {isAuthor && <CauseActions cause={cause} isBusy={isBusy} onBatches={onBatches} />}
        </Box>
      </Box>
      {isOpen && (
        <Box id={bodyId} sx={{ borderTop: 1, borderColor: "line.soft", bgcolor: "surface.sunken" }}>
          <CauseMessages cause={cause} isBusy={isBusy} />
        </Box>
      )}
    </li>
  );
}

function Fix({ fix: { text, href } }: Pick<DeadLetterCause, "fix">) {
  return (
    <Typography variant="body2" sx={{ flex: "1 1 240px", minWidth: 0 }}>
      {text}
      {href && (
        <>
          {" "}
          <Link href={href}>{pageName(href)}</Link>
        </>
      )}
    </Typography>
  );
}
