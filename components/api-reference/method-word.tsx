import Typography from "@mui/material/Typography";

export function MethodWord({ method }: { method: string }) {
  return (
    <Typography component="span" variant="code" color="textSecondary">
      {method}
    </Typography>
  );
}
