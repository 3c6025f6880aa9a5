"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useOpenInvitation } from "@/lib/client/invitations";
import { AuthCard } from "./auth-card";
import { JoinForm } from "./join-form";
import { wayIn, waySentence } from "./join-ways";
import { keepLink, useKeptLink } from "./kept-link";
import { LinkCard } from "./link-card";
import { ProviderSignIn } from "./provider-sign-in";
import { useOpenedLink } from "./use-opened-link";

/** What an invitation's link leads to. `provider` is what single sign-on is called; null: there is none. */
export function Invitation({ provider }: { provider: string | null }) {
  useKeptLink();
  const link = useOpenedLink(useOpenInvitation());
  return (
    <LinkCard title="Invitation" link={link}>
      {(opened, token) => {
        const way = wayIn(opened);
        return (
          <AuthCard title={`Join ${opened.organisation}`} sentence={waySentence(way, opened, provider)}>
            {way !== "provider" && <JoinForm token={token} email={opened.email} way={way} />}
            {way === "provider" && provider === null && (
              <Box sx={{ display: "grid" }}>
                <Button href="/forgot-password" size="large">
                  Ask for a link for a new password
                </Button>
              </Box>
            )}
            {way !== "session" && provider !== null && (
              <ProviderSignIn
                name={provider}
                isOnlyWay={way === "provider"}
                // Signing in accepts the invitation of somebody new; whoever has an account comes back to join.
                callbackUrl={way === "new" ? "/" : "/invitation"}
                onLeave={() => {
                  if (way !== "new") keepLink(token);
                }}
              />
            )}
          </AuthCard>
        );
      }}
    </LinkCard>
  );
}
