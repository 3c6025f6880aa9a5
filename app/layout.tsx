import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/jetbrains-mono/wght.css";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { ThemeRegistry } from "@/components/theme/theme-registry";
import { nonceHeaders } from "@/lib/security-headers";
import { Providers } from "./providers";

export const metadata: Metadata = {
  title: { default: "Runbell", template: "%s · Runbell" },
  description: "Tells the right people about job runs, and can prove it.",
  applicationName: "Runbell",
  robots: { index: false, follow: false },
  formatDetection: { telephone: false, email: false, address: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  colorScheme: "light dark",
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const sent = await headers();
  const scriptNonce = sent.get(nonceHeaders.script) ?? undefined;
  const styleNonce = sent.get(nonceHeaders.style) ?? undefined;
  return (
    <html lang="en" suppressHydrationWarning>
      <body>
        <ThemeRegistry scriptNonce={scriptNonce} styleNonce={styleNonce}>
          <Providers>{children}</Providers>
        </ThemeRegistry>
      </body>
    </html>
  );
}
