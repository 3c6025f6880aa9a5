import Link from "@mui/material/Link";
import type { ReactNode } from "react";

/** A figure in a sentence: it leads to what it counts. */
export function Figure({ href, loud, children }: { href: string; loud?: boolean; children: ReactNode }) {
  return (
    <Link
      href={href}
      underline="always"
      color={loud ? "failed" : "textPrimary"}
      sx={{
        fontWeight: "fontWeightMedium",
        textDecorationColor: "currentcolor",
        textDecorationThickness: "from-font",
      }}
    >
      {children}
    </Link>
  );
}
