import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { BrandMark } from "@/components/shell/brand-mark";

interface AuthCardProps {
  title: string;
  sentence?: ReactNode;
  children: ReactNode;
}

export function AuthCard({ title, sentence, children }: AuthCardProps) {
  return (
    <Box
      component="main"
      sx={{
        minHeight: "100dvh",
        display: "grid",
        gridTemplateColumns: "minmax(0, 1fr)",
        alignContent: "center",
        justifyItems: "center",
        gap: 3,
        px: 2,
        py: 4,
      }}
    >
      <Box sx={{ display: "grid", justifyItems: "center", gap: 1, textAlign: "center" }}>
        <BrandMark size={36} />
        <Typography component="p" variant="h2">
          Runbell
        </Typography>
        <Typography component="p" color="textSecondary" sx={{ maxWidth: "44ch", textWrap: "balance" }}>
          Tells the right people about job runs, and can prove it.
        </Typography>
      </Box>
      <Box
        sx={{
          width: 1,
          maxWidth: 400,
          display: "grid",
          gridTemplateColumns: "minmax(0, 1fr)",
          gap: 2.5,
          p: { xs: 2.5, sm: 4 },
          border: 1,
          borderColor: "divider",
          borderRadius: 1.5,
          bgcolor: "background.paper",
        }}
      >
        <Box sx={{ display: "grid", gap: 0.5 }}>
          <Typography variant="h1" sx={{ overflowWrap: "anywhere" }}>
            {title}
          </Typography>
          {sentence && (
            <Typography component="div" color="textSecondary" sx={{ overflowWrap: "anywhere" }}>
              {sentence}
            </Typography>
          )}
        </Box>
        {children}
      </Box>
    </Box>
  );
}
