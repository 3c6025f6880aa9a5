"use client";

import { Channels } from "@/components/channels/channels";

export function ChannelsPage() {
  return <Channels />;
}
