"use client";

import { styled } from "@mui/material/styles";
import { mailDocument, type MailScheme } from "./mail-document";
import { styleNonce as readStyleNonce } from "./style-nonce";
import { useBrowserValue } from "./use-browser-value";

/** Where a mail sets no colours, the frame's scheme gives them. The dark one is a mail program's, not of our theme. */
const Frame = styled("iframe")(({ theme }) => ({
  display: "block",
  width: "100%",
  border: 0,
  "&[data-scheme=light]": { colorScheme: "light", backgroundColor: theme.vars.palette.common.white },
  "&[data-scheme=dark]": { colorScheme: "dark", backgroundColor: "#121212" },
}));

interface MailDocumentFrameProps {
  title: string;
  html: string;
  height: number;
  scheme?: MailScheme;
}

/** The HTML of a mail, where none of it can act: no script, no form, no link, no page beside it. */
export function MailDocumentFrame({ title, html, height, scheme = "light" }: MailDocumentFrameProps) {
  const origin = useBrowserValue(() => window.location.origin, null);
  const styleNonce = useBrowserValue(readStyleNonce, null);
  return (
    <Frame
      title={title || "The mail"}
      sandbox=""
      srcDoc={mailDocument(html, { pictureOrigin: origin, scheme, styleNonce })}
      height={height}
      data-scheme={scheme}
      referrerPolicy="no-referrer"
    />
  );
}
