import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { StoredMessage } from "@/components/messages/stored-message";
import { KeyValueList } from "@/components/ui/key-value-list";
import type { NotificationView } from "@/lib/schemas/notification";
import { TemplateProblem } from "./template-problem";

export function MessageAsSent({ notification }: { notification: NotificationView }) {
  const { subject, body_html, body_text, payload, recipient, recipient_name } = notification;
  if (body_html === null && body_text === null && payload === null)
    return (
      <Typography variant="body2" color="textSecondary">
        {notWritten[notification.state] ?? "The message is written when it is sent, with what is known then."}
      </Typography>
    );
  return (
    <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 1.5 }}>
      <TemplateProblem notification={notification} />
      <KeyValueList
        items={[
          { label: "To", value: recipient_name ? `${recipient_name} <${recipient}>` : recipient },
          { label: "Subject", value: subject ?? "–" },
        ]}
      />
      <StoredMessage
        kind={notification.channel_kind}
        subject={subject ?? "The message"}
        html={body_html}
        text={body_text ?? ""}
        payload={payload}
        to={recipient}
        at={notification.sent_at ?? notification.updated_at}
      />
    </Box>
  );
}

const notWritten: Partial<Record<NotificationView["state"], string>> = {
  bundled: "No message of its own was written: it is a line of the one that tells it with others.",
  skipped: "No message was written: it was decided against before.",
  cancelled: "No message was written: it was cancelled before.",
  dead: "No message was written.",
};
