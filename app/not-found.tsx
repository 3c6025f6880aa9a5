import Button from "@mui/material/Button";
import type { Metadata } from "next";
import { MessagePage } from "@/components/shell/message-page";

export const metadata: Metadata = { title: "Not found" };

export default function NotFoundPage() {
  return (
    <MessagePage
      drawing="lost"
      title="Nothing is here"
      actions={
        <>
          <Button variant="contained" color="primary" href="/">
            Go to Home
          </Button>
          <Button href="/runs">Look at runs</Button>
        </>
      }
    >
      The address may be mistyped, the thing may be deleted, or it belongs to an organisation you are not in.
    </MessagePage>
  );
}
