"use client";

import { useOpenInvitation } from "@/lib/client/invitations";
import { AuthCard } from "./auth-card";
import { JoinForm } from "./join-form";
import { LinkCard } from "./link-card";
import { useOpenedLink } from "./use-opened-link";

const roles = { admin: "an admin", author: "an author", member: "a member" } as const;

/** What an invitation's link leads to. */
export function Invitation() {
  const link = useOpenedLink(useOpenInvitation());
  return (
    <LinkCard title="Invitation" link={link}>
      {({ organisation, role, email, has_account }, token) => (
        <AuthCard
          title={`Join ${organisation}`}
          sentence={
            has_account
              ? `You are invited as ${roles[role]}. ${email} has an account here: say its password.`
              : `You are invited as ${roles[role]}. You will sign in as ${email}.`
          }
        >
          <JoinForm token={token} email={email} isKnown={has_account} />
        </AuthCard>
      )}
    </LinkCard>
  );
}
