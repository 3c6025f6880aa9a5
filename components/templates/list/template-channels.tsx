import Box from "@mui/material/Box";
import { kindLabels, typeLabels } from "@/components/templates/editor/body-words";
import { typeIcons } from "@/components/templates/type-icons";
import { isPart, type TemplateType } from "@/lib/core/template";
import type { TemplateSummary } from "@/lib/schemas/template";

type Channels = Pick<TemplateSummary, "channels" | "notification_type">;

/** The channels that it has words of its own for; a part is a part of any. */
export function TemplateChannels({ channels, notification_type }: Channels) {
  const shown: TemplateType[] = isPart(notification_type) ? [notification_type] : channels;
  if (shown.length === 0) return <span>–</span>;
  return (
    <Box
      component="span"
      title={channelWords({ channels, notification_type })}
      sx={{ display: "flex", gap: 1.5, overflow: "hidden" }}
    >
      {shown.map((type) => {
        const Icon = typeIcons[type];
        return (
          <Box key={type} component="span" sx={{ display: "inline-flex", alignItems: "center", gap: 0.5 }}>
            <Box component="span" sx={{ display: "inline-flex", color: "text.tertiary" }}>
              <Icon />
            </Box>
            {typeLabels[type]}
          </Box>
        );
      })}
    </Box>
  );
}

export function channelWords({ channels, notification_type }: Channels): string {
  if (isPart(notification_type)) return typeLabels[notification_type];
  return channels.map((kind) => kindLabels[kind]).join(", ") || "no channel";
}
