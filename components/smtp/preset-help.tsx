import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { Note } from "@/components/ui/note";
import { mailPresetDetails, type MailPreset } from "@/lib/core/mail-presets";

/** What to do at the provider before this form can be filled in. */
export function PresetHelp({ preset, isOpen }: { preset: MailPreset; isOpen: boolean }) {
  const { steps, link, warning } = mailPresetDetails[preset];
  return (
    <>
      <Box
        component="details"
        open={isOpen}
        sx={{ p: 2, border: 1, borderColor: "divider", borderRadius: 1, bgcolor: "surface.sunken" }}
      >
        <Typography component="summary" variant="h3" sx={{ cursor: "pointer" }}>
          How to set it up
        </Typography>
        <Box component="ol" sx={{ display: "grid", gap: 0.75, mt: 1, pl: 2.5, listStyle: "decimal" }}>
          {steps.map((step) => (
            <Typography key={step} component="li" variant="body2">
              {step}
            </Typography>
          ))}
        </Box>
        {link && (
          <Typography variant="body2" sx={{ mt: 1 }}>
            <Link href={link.url} target="_blank" rel="noreferrer">
              {link.label}
            </Link>
          </Typography>
        )}
      </Box>
      {warning && <Note state="attention">{warning}</Note>}
    </>
  );
}
