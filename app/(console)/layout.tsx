import type { ReactNode } from "react";
import { ToSignIn } from "@/components/auth/to-sign-in";
import { StartJobProvider } from "@/components/jobs/start-job-provider";
import { findActor } from "@/lib/auth/session";
import { getMe } from "@/lib/services/account/get-me";
import packageJson from "@/package.json";
import { ConsoleShell } from "./console-shell";

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const actor = await findActor();
  const me = actor && (await getMe({ actor }));
  if (!me?.user) return <ToSignIn />;
  return (
    <StartJobProvider>
      <ConsoleShell me={{ ...me, user: me.user }} appVersion={packageJson.version}>
        {children}
      </ConsoleShell>
    </StartJobProvider>
  );
}
