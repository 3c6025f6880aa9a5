import { useToast } from "@/components/ui/toast";
import { useSendAddressCode } from "@/lib/client/preferences";
import type { PreferenceChannel } from "@/lib/core/channel-kind";
import type { PreferenceView } from "@/lib/schemas/preference";
import { ownChannels } from "./own-channels";
import type { PreferenceValues } from "./preference-values";

const names: Record<PreferenceChannel, string> = {
  email: "mail address",
  slack: "Slack address",
  teams: "Teams address",
  webhook: "webhook address",
};

/** After saving: a code goes to each new address that has to be verified. */
export function useSendCodes() {
  const { mutateAsync } = useSendAddressCode();
  const toast = useToast();

  const sendCode = async (kind: PreferenceChannel) => {
    try {
      const { ok, text } = await mutateAsync(kind);
      const message = ok
        ? `A code was sent to your ${names[kind]}: enter it above.`
        : `No code could be sent. ${text}`;
      toast({ state: ok ? "ok" : "attention", message });
    } catch (error) {
      const why = error instanceof Error ? error.message : "";
      toast({ state: "attention", message: `No code could be sent to your ${names[kind]}. ${why}`.trim() });
    }
  };
  return (before: PreferenceValues, entered: PreferenceValues, stored: PreferenceView) => {
    for (const kind of newAddresses(before, entered)) if (!stored.verified[kind]) void sendCode(kind);
  };
}

function newAddresses(before: PreferenceValues, entered: PreferenceValues): PreferenceChannel[] {
  const own = ownChannels.filter(({ address }) => entered[address].action === "replace");
  const isMailNew = entered.mail_address.trim() !== before.mail_address;
  return [...(isMailNew ? (["email"] as const) : []), ...own.map(({ kind }) => kind)];
}
