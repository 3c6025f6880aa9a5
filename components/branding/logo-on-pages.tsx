"use client";

import { styled } from "@mui/material/styles";
import { RemotePicture } from "@/components/messages/remote-picture";

const Pages = styled("div")(({ theme }) => ({
  display: "grid",
  gridTemplateColumns: "repeat(2, minmax(0, 1fr))",
  gap: theme.spacing(1),
  "& > figure": {
    display: "grid",
    gap: 8,
    justifyItems: "center",
    padding: theme.spacing(2, 2, 1),
    borderRadius: 6,
    border: `1px solid ${theme.vars.palette.divider}`,
    ...theme.typography.caption,
  },
  // The pages of mail programs, which are no part of our theme.
  "& > [data-page=light]": { backgroundColor: "#ffffff", color: "#555555" },
  "& > [data-page=dark]": { backgroundColor: "#1b1b1b", color: "#bbbbbb" },
  "& img": { height: 32, maxWidth: "100%", objectFit: "contain" },
}));

/** The logo on a light and on a dark page: half the readers have either. */
export function LogoOnPages({ url }: { url: string }) {
  return (
    <Pages>
      <figure data-page="light">
        <RemotePicture url={url} alt="The logo on a light page" />
        <figcaption>Light</figcaption>
      </figure>
      <figure data-page="dark">
        <RemotePicture url={url} alt="The logo on a dark page" />
        <figcaption>Dark</figcaption>
      </figure>
    </Pages>
  );
}
