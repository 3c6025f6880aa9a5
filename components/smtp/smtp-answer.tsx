import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import type { useTestSmtp } from "@/lib/client/smtp";
import { DurationText } from "@/components/ui/duration-text";
import { Note } from "./note";

type Answer = NonNullable<ReturnType<typeof useTestSmtp>["data"]>;

export function SmtpAnswer({ answer, host }: { answer: Answer; host: string | null }) {
  return (
    <Note state={answer.ok ? "ok" : "failed"}>
      <Box sx={{ display: "grid", gap: 0.5 }}>
        <Typography component="p" variant="h4">
          {answer.ok ? "Accepted" : "Not sent"}
        </Typography>
        <p>{answer.text}</p>
        {answer.reason === "blocked_address" && <HowToAllow host={host} />}
        <Typography component="p" variant="caption" color="textSecondary">
          Answered after <DurationText ms={answer.duration_ms} />
        </Typography>
      </Box>
    </Note>
  );
}

function HowToAllow({ host }: { host: string | null }) {
  return (
    <p>
      Runbell does not connect to private addresses on its own, because whoever may edit settings could reach
      into your network. Whoever runs the server can allow this one: start it with{" "}
      <Typography component="span" variant="code">
        RUNBELL_ALLOW_NETWORKS={host ?? "10.0.0.0/8"}
      </Typography>{" "}
      (hosts and networks, separated by commas), then test again.
    </p>
  );
}
