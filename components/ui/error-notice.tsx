import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { RetryIcon } from "./icons";
import { readProblem } from "./problem";
import { StateIcon } from "./state-icon";

interface ErrorNoticeProps {
  error: unknown;
  title?: string;
  onRetry?: () => void;
  isRetrying?: boolean;
}

export function ErrorNotice({ error, title, onRetry, isRetrying }: ErrorNoticeProps) {
  const problem = readProblem(error);
  return (
    <Alert
      severity="error"
      icon={<StateIcon state="failed" size={16} label="Failed" />}
      action={
        onRetry && (
          <Button size="small" startIcon={<RetryIcon />} loading={isRetrying} onClick={onRetry}>
            Try again
          </Button>
        )
      }
    >
      <Typography variant="h3" component="p">
        {title ?? problem.title}
      </Typography>
      {problem.detail && (
        <Typography variant="body2" component="p" color="textSecondary" sx={{ overflowWrap: "anywhere" }}>
          {problem.detail}
        </Typography>
      )}
      {problem.errors.length > 0 && (
        <Box component="ul" sx={{ display: "grid", gap: 0.5, mt: 1 }}>
          {problem.errors.map(({ pointer, detail }) => (
            <Typography key={`${pointer} ${detail}`} component="li" variant="body2">
              {pointer && (
                <Typography component="span" variant="code" color="textSecondary">
                  {pointer}{" "}
                </Typography>
              )}
              {detail}
            </Typography>
          ))}
        </Box>
      )}
    </Alert>
  );
}
