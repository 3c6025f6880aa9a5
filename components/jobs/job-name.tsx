import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";

/** A job whose name is its key is told once. */
export function JobName({ name, jobKey }: { name: string; jobKey: string }) {
  return (
    <Box
      component="span"
      sx={{ display: "inline-flex", alignItems: "baseline", gap: 1, minWidth: 0, maxWidth: 1 }}
    >
      <Typography
        component="span"
        variant="inherit"
        noWrap
        title={name}
        sx={{ fontWeight: "fontWeightMedium" }}
      >
        {name}
      </Typography>
      {name !== jobKey && (
        <Typography
          component="span"
          variant="code"
          color="textSecondary"
          noWrap
          sx={{ flexShrink: 9999 }}
          title={jobKey}
        >
          {jobKey}
        </Typography>
      )}
    </Box>
  );
}
