import Box from "@mui/material/Box";
import { useWatch, type Control } from "react-hook-form";
import { FormSwitchField } from "@/components/ui/form-switch-field";
import { FormTextField } from "@/components/ui/form-text-field";
import { useMe } from "@/lib/client/me";
import type { PreferenceView } from "@/lib/schemas/preference";
import { AddressVerification } from "./address-verification";
import type { PreferenceValues } from "./preference-values";

interface MailFieldsProps {
  control: Control<PreferenceValues>;
  preference: PreferenceView;
}

export function MailFields({ control, preference: { mail_address, verified } }: MailFieldsProps) {
  const [isOn, entered] = useWatch({ control, name: ["email_enabled", "mail_address"] });
  const account = useMe().data?.user?.email ?? "the address you sign in with";
  const isStored = mail_address !== null && entered.trim() === mail_address;
  const goesTo = mail_address !== null && verified.email ? mail_address : account;
  return (
    <div>
      <FormSwitchField control={control} name="email_enabled" label="Email" help={`To ${goesTo}.`} />
      {isOn && (
        <Box sx={{ display: "grid", gap: 1.5, pt: 1.5, pl: 5.5, maxWidth: 560 }}>
          <FormTextField
            control={control}
            name="mail_address"
            label="Another mail address"
            type="email"
            optional
            autoComplete="email"
            placeholder={account}
            help={`Once it is verified, mail goes there instead of to ${account}.`}
          />
          {isStored && <AddressVerification kind="email" label={mail_address} isVerified={verified.email} />}
        </Box>
      )}
    </div>
  );
}
