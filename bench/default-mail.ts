import PostalMime from "postal-mime";
import { waitFor } from "../lib/testing/wait-for";
import { wordsOf } from "./arrivals";
import { startCountingSink } from "./counting-sink";
import type { Mail } from "./peers/peer";
import { startRunbell, TOLD } from "./runbell";

/** The mail that Runbell writes about an event when nobody gave it a template, as it leaves. */
export async function readDefaultMail(): Promise<Mail> {
  let raw = "";
  const sink = await startCountingSink((mail) => (raw = mail));
  const running = await startRunbell({ database: "embedded", mailPort: sink.port });
  try {
    await running.postEvents(TOLD)(wordsOf(0, 1));
    await waitFor("the mail", () => raw, 30_000);
  } finally {
    await running.close();
    await sink.close();
  }
  // RFC 5321, 4.5.2: a line that begins with a dot was sent with one more.
  const { html = "", text = "" } = await PostalMime.parse(
    Buffer.from(raw.replaceAll("\r\n..", "\r\n."), "latin1"),
  );
  return { html, text };
}
