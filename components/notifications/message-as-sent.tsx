import Typography from "@mui/material/Typography";
import { CodeView } from "@/components/ui/code-view";
import { KeyValueList } from "@/components/ui/key-value-list";
import { MailFrame } from "@/components/ui/mail-frame";
import type { NotificationView } from "@/lib/schemas/notification";

export function MessageAsSent({ notification }: { notification: NotificationView }) {
  const { subject, body_html, body_text, recipient, recipient_name } = notification;
  const head = (
    <KeyValueList
      items={[
        { label: "To", value: recipient_name ? `${recipient_name} <${recipient}>` : recipient },
        { label: "Subject", value: subject ?? "–" },
      ]}
    />
  );
  if (body_html !== null)
    return <MailFrame title={subject ?? "The message"} html={body_html} text={body_text} head={head} />;
  if (body_text !== null)
    return (
      <>
        {head}
        <CodeView label="Plain text" text={body_text} wraps maxHeight={960} />
      </>
    );
  return (
    <Typography variant="body2" color="textSecondary">
      {notWritten[notification.state] ?? "The message is written when it is sent, with what is known then."}
    </Typography>
  );
}

const notWritten: Partial<Record<NotificationView["state"], string>> = {
  skipped: "No message was written: it was decided against before.",
  cancelled: "No message was written: it was cancelled before.",
  dead: "No message was written.",
};
