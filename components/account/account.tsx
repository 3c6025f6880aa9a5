"use client";

import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { roleWords } from "@/components/members/member-words";
import { InitialsPicture } from "@/components/ui/initials-picture";
import { PageHeader } from "@/components/ui/page-header";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { Section } from "@/components/ui/section";
import { FormSkeleton } from "@/components/ui/skeletons";
import { useMe } from "@/lib/client/me";
import type { MeView } from "@/lib/schemas/account";
import { ChangePassword } from "./change-password";
import { ProfileForm } from "./profile-form";
import { Sessions } from "./sessions";

export function Account() {
  const query = useMe();
  return (
    <QueryBoundary
      query={query}
      loading={<FormSkeleton fields={4} />}
      errorTitle="Your account could not be loaded"
    >
      {(me) => me.user && <AccountOf me={me} user={me.user} />}
    </QueryBoundary>
  );
}

function AccountOf({ me, user }: { me: MeView; user: NonNullable<MeView["user"]> }) {
  return (
    <Box sx={{ maxWidth: 640 }}>
      <Box sx={{ display: "flex", gap: 2, alignItems: "flex-start" }}>
        <InitialsPicture name={user.name} email={user.email} size="large" />
        <PageHeader
          title="Your account"
          sentence={
            <>
              {user.email}, {roleWords[me.role].label.toLowerCase()} in {me.organisation.name}. What you are
              told, and when, is in <Link href="/preferences">your preferences</Link>.
            </>
          }
        />
      </Box>
      <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 5 }}>
        <ProfileForm user={user} />
        <Section title="Password" sentence="Changing it ends every other session.">
          {user.has_password ? (
            <ChangePassword user={user} />
          ) : (
            <Typography color="textSecondary">
              You sign in with single sign-on and have no password here. To set one, ask for a link at the
              sign-in page, or ask an admin for one.
            </Typography>
          )}
        </Section>
        <Sessions />
      </Box>
    </Box>
  );
}
