"use client";

import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { MessagePreview } from "@/components/messages/message-preview";
import { Choice } from "@/components/ui/choice";
import { MoonIcon, PhoneIcon, ScreenIcon, SunIcon } from "@/components/ui/icons";
import type { MailScheme } from "@/components/ui/mail-document";
import { StateIcon } from "@/components/ui/state-icon";
import { useMe } from "@/lib/client/me";
import type { MessageKind } from "@/lib/core/channel-kind";
import { fieldLabels, kindLabels } from "./body-words";
import type { EditorProblem } from "./problems";
import type { Preview } from "./render-previews";

type Width = "wide" | "narrow";

const widths = [
  { value: "wide" as const, label: <ScreenIcon />, ariaLabel: "Wide" },
  { value: "narrow" as const, label: <PhoneIcon />, ariaLabel: "Narrow" },
];
const schemes = [
  { value: "light" as const, label: <SunIcon />, ariaLabel: "Light" },
  { value: "dark" as const, label: <MoonIcon />, ariaLabel: "Dark" },
];

interface PreviewPaneProps {
  kind: MessageKind;
  preview: Preview;
  /** The heading's level in the page. */
  level?: "h2" | "h3";
  /** How much of a mail is shown at once, in pixels. */
  height?: number;
}

/** One channel's message; while it cannot be rendered, the last one that could, and why. */
export function PreviewPane({ kind, preview, level = "h2", height }: PreviewPaneProps) {
  const { message, error, isBuiltIn } = preview;
  const { data: me } = useMe();
  const [width, setWidth] = useState<Width>("wide");
  const [scheme, setScheme] = useState<MailScheme>("light");
  const mailLooks = kind === "email" ? { width, scheme, height, to: me?.user?.email } : {};
  return (
    <Box
      component="section"
      aria-label={`${kindLabels[kind]} preview`}
      sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 1 }}
    >
      <Box sx={{ display: "flex", alignItems: "center", gap: 1, minHeight: 28 }}>
        <Typography variant="h4" component={level}>
          {kindLabels[kind]}
        </Typography>
        <Typography variant="caption" color="textSecondary" sx={{ flex: 1 }}>
          {isBuiltIn && "built-in"}
        </Typography>
        {kind === "email" && (
          <>
            <Choice label="Width" value={width} onChange={setWidth} options={widths} />
            <Choice label="Scheme" value={scheme} onChange={setScheme} options={schemes} />
          </>
        )}
      </Box>
      {error && <WhyNot error={error} isOld={message !== null} />}
      {message && (
        <Box
          role="group"
          aria-label="Message"
          aria-disabled={error !== null}
          sx={error ? { opacity: 0.5 } : undefined}
        >
          <MessagePreview kind={kind} message={message} {...mailLooks} />
        </Box>
      )}
    </Box>
  );
}

function WhyNot({ error, isOld }: { error: EditorProblem; isOld: boolean }) {
  const place = `${error.template ?? fieldLabels[error.field]}, line ${error.line}`;
  return (
    <Typography role="status" variant="body2" sx={{ display: "flex", gap: 1, alignItems: "baseline" }}>
      <StateIcon state="failed" />
      <span>
        {place}: {error.message}
        {isOld && " Below is how it was before."}
      </span>
    </Typography>
  );
}
