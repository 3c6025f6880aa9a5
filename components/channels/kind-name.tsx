import Box from "@mui/material/Box";
import { channelLabels } from "@/components/runs/notification-state";
import type { ConfiguredKind } from "@/lib/core/channel-kind";
import { kindIcons } from "./kind-icons";

/** The kind's icon before a name; the kind itself is said to those who do not see it. */
export function KindName({ kind, name }: { kind: ConfiguredKind; name: string }) {
  const Icon = kindIcons[kind];
  return (
    <Box
      component="span"
      title={name}
      sx={{ display: "inline-flex", alignItems: "center", gap: 1, minWidth: 0, maxWidth: 1 }}
    >
      <Box component="span" sx={{ display: "inline-flex", color: "text.tertiary", flexShrink: 0 }}>
        <Icon titleAccess={channelLabels[kind]} />
      </Box>
      <Box component="span" sx={{ minWidth: 0, overflow: "hidden", textOverflow: "ellipsis" }}>
        {name}
      </Box>
    </Box>
  );
}
