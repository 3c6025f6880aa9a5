"use client";

import Typography from "@mui/material/Typography";
import { countSms } from "@/lib/templates/sms";
import { useEditor } from "./editor-model";

/** How long the text message is that the values here make. */
export function SmsCount() {
  const text = useEditor().previews.sms.message?.text;
  if (text === undefined) return null;
  const { characters, segments, perSegment, encoding } = countSms(text);
  return (
    <Typography variant="body2" color="textSecondary">
      {segments === 1 ? "1 text message" : `${segments} text messages`}, {characters} characters of{" "}
      {segments * perSegment} ({encoding})
    </Typography>
  );
}
