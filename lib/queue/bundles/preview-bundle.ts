import type { Tx } from "@/lib/db/database";
import type { OrganisationSetting } from "@/lib/db/events";
import { newId } from "@/lib/db/new-id";
import { prepareData } from "@/lib/templates/data";
import { loadSenders } from "../load-senders";
import { renderNotification, type RenderedNotification } from "../render-notification";
import type { Bundle } from "./bundle";
import { buildBundleContexts } from "./bundle-context";
import { carrierOf, findFrequencies, recipientOf } from "./tell-bundles";

const noAnswers = { acknowledge: null, mute: null, tooNoisy: null };

/** The message of a bundle as it would be sent now, without links to answer it: nothing is stored. */
export async function previewBundle(
  tx: Tx,
  setting: OrganisationSetting,
  bundle: Bundle,
  { appUrl, timeZone }: { appUrl: string; timeZone: string | null },
): Promise<RenderedNotification> {
  const organisationId = setting.organisation.id;
  const [context] = await buildBundleContexts(tx, setting, [bundle]);
  const frequencies = await findFrequencies(tx, [bundle]);
  const sender = (await loadSenders([organisationId], appUrl, tx)).get(organisationId);
  if (!context || !sender) throw new Error("A bundle of an organisation that there is not was looked at.");
  return renderNotification(
    {
      ...carrierOf(bundle),
      id: newId(),
      gates: [recipientOf(bundle, frequencies.get(bundle[0].id))],
      context: prepareData(context),
      template: null,
      parts: [],
      sender,
      jobName: context.job?.name ?? null,
      answerUrls: noAnswers,
      timeZone,
      resolvedAt: null,
      eventTitle: null,
      eventMessage: null,
    },
    appUrl,
  );
}
