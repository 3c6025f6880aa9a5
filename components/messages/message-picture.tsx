"use client";

import { NotDrawn } from "./not-drawn";
import { RemotePicture } from "./remote-picture";

interface MessagePictureProps {
  url: string | null;
  alt: string;
  width?: number;
}

/** A picture that a chat message shows; without an address that programs load, its words. */
export function MessagePicture({ url, alt, width }: MessagePictureProps) {
  if (url === null) return <NotDrawn>{`An image without an https address: ${alt}`}</NotDrawn>;
  return <RemotePicture url={url} alt={alt} width={width} />;
}
