"use client";

import Box from "@mui/material/Box";

/** Any picture on the web, asked for by the browser itself, without saying from which page. */
export function RemotePicture({ url, alt, width }: { url: string; alt: string; width?: number }) {
  return (
    <Box
      component="img"
      data-part="picture"
      src={url}
      alt={alt}
      loading="lazy"
      referrerPolicy="no-referrer"
      sx={{ maxWidth: 1, width }}
    />
  );
}
