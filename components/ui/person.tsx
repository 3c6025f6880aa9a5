import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { InitialsPicture } from "./initials-picture";

interface PersonProps {
  name?: string | null;
  email: string;
  href?: string;
  detail?: "none" | "email";
}

export function Person({ name, email, href, detail = "none" }: PersonProps) {
  const shown = name?.trim() || email;
  return (
    <Box
      component="span"
      sx={{ display: "inline-flex", alignItems: "center", gap: 1, minWidth: 0, maxWidth: 1 }}
    >
      <InitialsPicture name={name} email={email} />
      <Box component="span" sx={{ minWidth: 0, display: "grid" }}>
        <Typography component="span" variant="inherit" noWrap title={shown}>
          {href ? (
            <Link href={href} color="inherit" underline="hover">
              {shown}
            </Link>
          ) : (
            shown
          )}
        </Typography>
        {detail === "email" && shown !== email && (
          <Typography component="span" variant="caption" color="textSecondary" noWrap title={email}>
            {email}
          </Typography>
        )}
      </Box>
    </Box>
  );
}
