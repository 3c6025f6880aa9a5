import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Tooltip from "@mui/material/Tooltip";
import Typography from "@mui/material/Typography";
import { CopyButton } from "./copy-button";
import { shortenId } from "./shorten-id";

interface IdTextProps {
  id: string;
  noun?: string;
  href?: string;
  full?: boolean;
  copy?: boolean;
}

export function IdText({ id, noun = "id", href, full = false, copy = true }: IdTextProps) {
  const shown = full ? id : shortenId(id);
  const text = (
    <Typography component="span" variant="code" sx={{ overflowWrap: "anywhere" }}>
      {shown}
    </Typography>
  );
  return (
    <Box component="span" sx={{ display: "inline-flex", alignItems: "center", gap: 0.5, maxWidth: 1 }}>
      <Tooltip title={shown === id ? "" : id} describeChild>
        {href ? (
          <Link href={href} underline="hover">
            {text}
          </Link>
        ) : (
          <span>{text}</span>
        )}
      </Tooltip>
      {copy && <CopyButton text={id} label={`Copy ${noun}`} />}
    </Box>
  );
}
