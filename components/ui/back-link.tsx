import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { ChevronLeftIcon } from "./icons";

/** Leads to the list that a page belongs to. */
export function BackLink({ label, href }: { label: string; href: string }) {
  return (
    <Typography component="div" variant="body2">
      <Link
        href={href}
        color="textSecondary"
        underline="hover"
        sx={{ display: "inline-flex", alignItems: "center", gap: 0.5, ml: -0.25 }}
      >
        <ChevronLeftIcon />
        {label}
      </Link>
    </Typography>
  );
}
