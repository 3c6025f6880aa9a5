import Box from "@mui/material/Box";
import Collapse from "@mui/material/Collapse";
import { useWatch, type Control } from "react-hook-form";
import { FormSecretField } from "@/components/ui/form-secret-field";
import { FormSwitchField } from "@/components/ui/form-switch-field";
import { Note } from "@/components/ui/note";
import type { SecretStatus } from "@/components/ui/secret-control";
import type { PreferenceView } from "@/lib/schemas/preference";
import { AddressVerification } from "./address-verification";
import { MailFields } from "./mail-fields";
import { ownChannels } from "./own-channels";
import type { PreferenceValues } from "./preference-values";
import { TestOwnAddress } from "./test-own-address";

interface ChannelFieldsProps {
  control: Control<PreferenceValues>;
  preference: PreferenceView;
}

export function ChannelFields({ control, preference }: ChannelFieldsProps) {
  const enabled = useWatch({ control, name: ["slack_enabled", "teams_enabled", "webhook_enabled"] });
  const changes = useWatch({
    control,
    name: ["slack_webhook_url", "teams_webhook_url", "custom_webhook_url"],
  });
  return (
    <Box sx={{ display: "grid", gap: 2.5 }}>
      <MailFields control={control} preference={preference} />
      {ownChannels.map(({ kind, enabled: name, address, label, what, addressLabel, help }, index) => {
        const shown = preference[address];
        const change = changes[index] ?? { action: "keep" };
        const given = change.action === "replace" ? change.value.trim() : "";
        const hasAddress = given !== "" || (change.action === "keep" && shown !== null);
        return (
          <Box key={name}>
            <FormSwitchField control={control} name={name} label={label} help={what} />
            <Collapse in={enabled[index]} unmountOnExit>
              <Box sx={{ display: "grid", gap: 1.5, pt: 1.5, pl: 5.5, maxWidth: 560 }}>
                <FormSecretField
                  control={control}
                  name={address}
                  label={addressLabel}
                  status={statusOf(shown)}
                  help={
                    shown
                      ? `Now ${shown}. Whoever has the address can post with it, so it is not shown whole.`
                      : help
                  }
                />
                {shown !== null && change.action === "keep" && (
                  <AddressVerification
                    kind={kind}
                    label={`your ${label} address`}
                    isVerified={preference.verified[kind]}
                  />
                )}
                {hasAddress ? (
                  <TestOwnAddress kind={kind} label={label} address={given || undefined} />
                ) : (
                  <Note state="attention">Give an address: without one, nothing comes this way.</Note>
                )}
              </Box>
            </Collapse>
          </Box>
        );
      })}
    </Box>
  );
}

function statusOf(masked: string | null): SecretStatus {
  return { configured: masked !== null, last4: masked?.slice(-4) };
}
