import Typography from "@mui/material/Typography";
import { CodeView } from "@/components/ui/code-view";

/** Nobody can sign in yet: where the one-time link is. */
export function FindTheLink() {
  return (
    <>
      <Typography>
        Open the set-up link that the server wrote to its log when it started. It works once and makes you the
        first admin.
      </Typography>
      <CodeView
        label="In the log"
        text="Runbell is ready: http://…/setup?token=… (make the first admin there; the link works once)"
        wraps
      />
      <Typography color="textSecondary">
        Without access to the log, restart it with{" "}
        <Typography component="span" variant="code">
          RUNBELL_ADMIN_EMAIL
        </Typography>
        {" and "}
        <Typography component="span" variant="code">
          RUNBELL_ADMIN_PASSWORD
        </Typography>
        {" set: they make the first admin at boot."}
      </Typography>
    </>
  );
}
