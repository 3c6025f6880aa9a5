import type { Metadata } from "next";
import { Invitation } from "@/components/auth/invitation";
import { config } from "@/lib/config";

export const metadata: Metadata = { title: "Invitation", referrer: "no-referrer", robots: "noindex" };
// What the provider is called is known when the server runs, not when it is built.
export const dynamic = "force-dynamic";

export default function Page() {
  return <Invitation provider={config().oidc?.name ?? null} />;
}
