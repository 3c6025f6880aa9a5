import Box from "@mui/material/Box";
import Collapse from "@mui/material/Collapse";
import { useWatch, type Control } from "react-hook-form";
import { FormSecretField } from "@/components/ui/form-secret-field";
import { FormSwitchField } from "@/components/ui/form-switch-field";
import type { SecretStatus } from "@/components/ui/secret-control";
import type { PreferenceView } from "@/lib/schemas/preference";
import type { PreferenceValues } from "./preference-values";

interface Later {
  name: "slack_enabled" | "teams_enabled" | "webhook_enabled";
  address: "slack_webhook_url" | "teams_webhook_url" | "custom_webhook_url";
  label: string;
  channel: string;
  addressLabel: string;
  help: string;
}

/** Kinds that no channel exists for yet: the choice is kept for the day that one does. */
const laterChannels: Later[] = [
  {
    name: "slack_enabled",
    address: "slack_webhook_url",
    label: "Slack",
    channel: "a Slack channel",
    addressLabel: "Slack webhook address",
    help: "An incoming webhook of Slack, https://hooks.slack.com/…",
  },
  {
    name: "teams_enabled",
    address: "teams_webhook_url",
    label: "Microsoft Teams",
    channel: "a Teams channel",
    addressLabel: "Teams webhook address",
    help: "The address that a workflow of Teams gives, https://….powerplatform.com/…",
  },
  {
    name: "webhook_enabled",
    address: "custom_webhook_url",
    label: "Webhook",
    channel: "a webhook channel",
    addressLabel: "Webhook address",
    help: "An https address of yours that takes a POST.",
  },
];

interface ChannelFieldsProps {
  control: Control<PreferenceValues>;
  preference: PreferenceView;
}

export function ChannelFields({ control, preference }: ChannelFieldsProps) {
  const chosen = useWatch({ control, name: ["slack_enabled", "teams_enabled", "webhook_enabled"] });
  return (
    <Box sx={{ display: "grid", gap: 2.5 }}>
      <FormSwitchField
        control={control}
        name="email_enabled"
        label="Email"
        help="To the address you sign in with."
      />
      {laterChannels.map(({ name, address, label, channel, addressLabel, help }, index) => {
        const shown = preference[address];
        return (
          <Box key={name}>
            <FormSwitchField
              control={control}
              name={name}
              label={label}
              help={`Delivers once an admin adds ${channel}. Your choice is kept until then.`}
            />
            <Collapse in={chosen[index]} unmountOnExit>
              <Box sx={{ pt: 1.5, pl: 5.5, maxWidth: 560 }}>
                <FormSecretField
                  control={control}
                  name={address}
                  label={addressLabel}
                  optional
                  status={statusOf(shown)}
                  help={
                    shown
                      ? `Now ${shown}. Whoever has the address can post with it, so it is not shown whole.`
                      : help
                  }
                />
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
