import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";

interface JobNameProps {
  name: string;
  jobKey: string;
  /** The key goes below rather than being cut. */
  wraps?: boolean;
}

/** A job whose name is its key is told once. */
export function JobName({ name, jobKey, wraps = false }: JobNameProps) {
  return (
    <Box
      component="span"
      sx={{
        display: "inline-flex",
        flexWrap: wraps ? "wrap" : "nowrap",
        alignItems: "baseline",
        columnGap: 1,
        minWidth: 0,
        maxWidth: 1,
      }}
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
