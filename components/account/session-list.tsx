"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { styled } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import { PhoneIcon, ScreenIcon } from "@/components/ui/icons";
import { problemSentence } from "@/components/ui/problem";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusChip } from "@/components/ui/status-chip";
import { useToast } from "@/components/ui/toast";
import { useEndSession } from "@/lib/client/sessions";
import type { SessionView, SignInMethod } from "@/lib/schemas/session";
import { describeBrowser } from "./describe-browser";

const methodWords: Record<SignInMethod, string> = {
  password: "by password",
  oidc: "by single sign-on",
  invitation: "by invitation",
  reset: "by a link for a new password",
};

const List = styled("ul")(({ theme }) => ({
  border: `1px solid ${theme.vars.palette.divider}`,
  borderRadius: theme.shape.borderRadius,
  "& > li + li": { borderTop: `1px solid ${theme.vars.palette.line.soft}` },
  "& > li": {
    display: "grid",
    gridTemplateColumns: "20px minmax(0, 1fr) auto",
    alignItems: "center",
    columnGap: theme.spacing(1.5),
    padding: theme.spacing(1, 1, 1, 2),
    minHeight: 56,
  },
  "& > li > svg": { width: 18, height: 18, color: theme.vars.palette.text.secondary },
}));

export function SessionList({ sessions }: { sessions: readonly SessionView[] }) {
  const end = useEndSession();
  const toast = useToast();
  return (
    <List aria-label="Sessions">
      {sessions.map((session) => {
        const { words, isHandheld } = describeBrowser(session.user_agent);
        return (
          <li key={session.id}>
            {isHandheld ? <PhoneIcon /> : <ScreenIcon />}
            <Box sx={{ minWidth: 0 }}>
              <Typography component="div" variant="h3" noWrap title={session.user_agent}>
                {words}
              </Typography>
              <Typography component="div" variant="body2" color="textSecondary">
                {"Seen "}
                <RelativeTime at={session.last_seen_at} />
                {session.address && ` from ${session.address}`}
                {`. Signed in ${methodWords[session.method]} `}
                <RelativeTime at={session.created_at} />.
              </Typography>
            </Box>
            {session.is_current ? (
              <Box sx={{ pr: 1 }}>
                <StatusChip state="ok" word="This one" />
              </Box>
            ) : (
              <Button
                size="small"
                variant="text"
                aria-label={`Sign out ${words}`}
                loading={end.isPending && end.variables === session.id}
                onClick={() =>
                  end.mutate(session.id, {
                    onSuccess: () => toast({ state: "ok", message: `${words} is signed out.` }),
                    onError: (error) => toast({ state: "failed", message: problemSentence(error) }),
                  })
                }
              >
                Sign out
              </Button>
            )}
          </li>
        );
      })}
    </List>
  );
}
