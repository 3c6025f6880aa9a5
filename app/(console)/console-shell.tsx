"use client";

import { useQuery } from "@tanstack/react-query";
import { signOut } from "next-auth/react";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { AppShell } from "@/components/shell/app-shell";
import { OffBanner } from "@/components/settings/off-banner";
import { HealthBanner } from "@/components/system/health-banner";
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

export function ConsoleShell({ me, appVersion, children }: ConsoleShellProps) {
  const router = useRouter();
  useQuery({ ...meQuery, initialData: me });
  useLiveUpdates();
  useSessionEnd(() => {
    const { pathname, search } = window.location;
    router.replace(`/sign-in?callbackUrl=${encodeURIComponent(`${pathname}${search}`)}`);
  });
  const commands = useConsoleCommands();

  return (
    <AppShell
      user={{ name: me.user.name, email: me.user.email, role: me.role, isRoot: me.is_root }}
      organisation={me.organisation}
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
  );
}
