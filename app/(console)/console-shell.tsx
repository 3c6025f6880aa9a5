"use client";

import { useQuery } from "@tanstack/react-query";
import { signOut } from "next-auth/react";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { useShellPlace } from "@/components/organisations/use-shell-place";
import { AppShell } from "@/components/shell/app-shell";
import { OffBanner } from "@/components/settings/off-banner";
import { HealthBanner } from "@/components/system/health-banner";
import { TimeStyleProvider } from "@/components/ui/time-style";
import { withoutBasePath } from "@/lib/base-path";
import { useLiveUpdates } from "@/lib/client/live";
import { meQuery } from "@/lib/client/me";
import { useSessionEnd } from "@/lib/client/session-end";
import type { MeView } from "@/lib/schemas/account";
import { searchJobs } from "@/components/jobs/search-jobs";
import { useConsoleCommands } from "@/components/home/use-console-commands";

interface ConsoleShellProps {
  me: MeView & { user: NonNullable<MeView["user"]> };
  appVersion: string;
  children: ReactNode;
}

export function ConsoleShell({ me: first, appVersion, children }: ConsoleShellProps) {
  const router = useRouter();
  const { data: me } = useQuery({ ...meQuery, initialData: first });
  const user = me.user ?? first.user;
  const place = useShellPlace(me, first.organisation.id);
  useLiveUpdates();
  useSessionEnd(() => {
    const { pathname, search } = window.location;
    router.replace(`/sign-in?callbackUrl=${encodeURIComponent(`${withoutBasePath(pathname)}${search}`)}`);
  });
  const commands = useConsoleCommands();

  return (
    <TimeStyleProvider locale={user.locale} zone={user.timezone}>
      <AppShell
        user={{ name: user.name, email: user.email, role: me.role, isRoot: me.is_root }}
        place={place}
        appVersion={appVersion}
        commands={commands}
        search={searchJobs}
        banner={
          <>
            <HealthBanner />
            <OffBanner />
          </>
        }
        onSignOut={() => void signOut({ callbackUrl: "/sign-in" })}
      >
        {children}
      </AppShell>
    </TimeStyleProvider>
  );
}
