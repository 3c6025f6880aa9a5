"use client";

import { AppRouterCacheProvider } from "@mui/material-nextjs/v16-appRouter";
import CssBaseline from "@mui/material/CssBaseline";
import InitColorSchemeScript from "@mui/material/InitColorSchemeScript";
import { ThemeProvider } from "@mui/material/styles";
import type { ReactNode } from "react";
import { theme } from "./theme";

interface ThemeRegistryProps {
  /** What the page's policy asks of inline scripts and styles; nothing where there is no policy. */
  scriptNonce?: string;
  styleNonce?: string;
  children: ReactNode;
}

export function ThemeRegistry({ scriptNonce, styleNonce, children }: ThemeRegistryProps) {
  return (
    <AppRouterCacheProvider options={{ nonce: styleNonce }}>
      <InitColorSchemeScript attribute="data" defaultMode="system" nonce={scriptNonce} />
      <ThemeProvider theme={theme} defaultMode="system" disableTransitionOnChange>
        <CssBaseline />
        {children}
      </ThemeProvider>
    </AppRouterCacheProvider>
  );
}
