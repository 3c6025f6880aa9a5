import Typography from "@mui/material/Typography";
import { countOf } from "@/components/runs/count-words";
import { LinkRow, LinkRows } from "@/components/runs/link-rows";
import { ExactTime } from "@/components/ui/exact-time";
import { Section } from "@/components/ui/section";
import { eventCatalogue } from "@/lib/core/event";
import type { NotificationView } from "@/lib/schemas/notification";

/** What a message tells that stands for several; of very many the newest. */
export function ToldMessages({
  tells: { count, messages },
}: {
  tells: NonNullable<NotificationView["tells"]>;
}) {
  const rest = count - messages.length;
  return (
    <Section
      title="What it tells"
      sentence={`${countOf(count, "message")} that waited${rest > 0 ? `, the newest ${messages.length} of them here` : ""}. Each has its own reason to have waited.`}
    >
      <LinkRows aria-label="Messages that it tells">
        {messages.map(({ id, title, event_type, job, created_at }) => (
          <LinkRow key={id} href={`/notifications/${id}`}>
            <Typography component="span" sx={{ flex: 1, minWidth: 0, overflowWrap: "anywhere" }}>
              {title ?? (event_type ? eventCatalogue[event_type].label : "Message")}
              {job && !title?.includes(job.name) && `: ${job.name}`}
            </Typography>
            <Typography component="span" variant="body2" color="textSecondary">
              <ExactTime at={created_at} />
            </Typography>
          </LinkRow>
        ))}
      </LinkRows>
    </Section>
  );
}
