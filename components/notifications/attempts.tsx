import Typography from "@mui/material/Typography";
import { Timeline } from "@/components/ui/timeline";
import type { TimelineItem } from "@/components/ui/timeline-item";
import type { State } from "@/components/ui/state";
import type { AttemptView, NotificationView } from "@/lib/schemas/notification";

type Outcome = NonNullable<AttemptView["outcome"]>;

const outcomes: Record<Outcome, { state: State; word: string }> = {
  accepted: { state: "ok", word: "Accepted" },
  failed: { state: "failed", word: "Failed" },
  interrupted: { state: "attention", word: "Interrupted" },
};

export function Attempts({ notification }: { notification: NotificationView }) {
  const { attempts, inbox_message_id } = notification;
  if (attempts.length === 0)
    return (
      <Typography variant="body2" color="textSecondary">
        The first try has just begun.
      </Typography>
    );
  return (
    <Timeline label="Tries" items={attempts.map((attempt) => itemOf(attempt, inbox_message_id !== null))} />
  );
}

function itemOf(attempt: AttemptView, isCaught: boolean): TimelineItem {
  const { id, number, outcome, started_at, duration_ms } = attempt;
  const isRunning = outcome === null;
  return {
    id,
    ...(isRunning ? { state: "running" as const, word: "Under way" } : outcomes[outcome]),
    title: `Try ${number}`,
    at: started_at,
    durationMs: isRunning ? null : duration_ms,
    since: isRunning ? started_at : undefined,
    sentence: <Answer attempt={attempt} isCaught={isCaught} />,
  };
}

function Answer({ attempt, isCaught }: { attempt: AttemptView; isCaught: boolean }) {
  const { outcome, reason_text, response_code, detail, via } = attempt;
  return (
    <>
      {outcome === "interrupted" ? (
        <div>
          The worker stopped between the call and the answer, so nobody knows whether the provider took it. It
          is tried again with the same Message-ID: most mail systems show one copy.
        </div>
      ) : (
        <div>{outcome === "accepted" ? acceptedWords(via, isCaught) : reason_text}</div>
      )}
      {(detail || response_code !== null) && (
        <Typography component="div" variant="code" color="textSecondary">
          {answerOf(response_code, detail)}
        </Typography>
      )}
      {via && outcome !== "accepted" && <div>Over {via}</div>}
    </>
  );
}

/** The lines of SMTP begin with their code. */
function answerOf(code: number | null, detail: string | null): string {
  if (code === null || detail?.startsWith(String(code))) return detail ?? "";
  return detail ? `${code} ${detail}` : String(code);
}

function acceptedWords(via: string | null, isCaught: boolean): string {
  if (isCaught) return "Put into the test inbox.";
  return via ? `${via} took the message.` : "The provider took the message.";
}
