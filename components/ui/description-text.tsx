import Typography from "@mui/material/Typography";

/** A description in a cell: as much as fits, the whole of it in the tip. */
export function DescriptionText({ text }: { text: string | null }) {
  return (
    <Typography component="span" variant="inherit" noWrap color="textSecondary" title={text ?? undefined}>
      {text ?? "–"}
    </Typography>
  );
}
