import { config } from "@/lib/config";
import { route } from "@/lib/http/route";
import * as operations from "@/lib/schemas/suppression";
import { unsubscribe } from "@/lib/services/suppressions/unsubscribe";

export const POST = route(operations.unsubscribe, ({ params }) => unsubscribe({ token: params.token }));

/** For who follows the link by hand, or a mail scanner that opens every link: nothing changes by looking. */
export const GET = route(operations.openUnsubscribe, ({ params }) =>
  Response.redirect(`${config().appUrl}/unsubscribe/${encodeURIComponent(params.token)}`, 303),
);
