"use client";

import { FormSecretField } from "@/components/ui/form-secret-field";
import { FormSelectField, type SelectOption } from "@/components/ui/form-select-field";
import { FormTextField } from "@/components/ui/form-text-field";
import { mailPresetDetails, type MailPreset } from "@/lib/core/mail-presets";
import type { MailServerView } from "@/lib/schemas/mail-server";
import type { ServerForm } from "./use-server-form";

const methods: SelectOption[] = [
  { value: "auto", label: "User name and password" },
  { value: "plain", label: "User name and password, by PLAIN only" },
  { value: "login", label: "User name and password, by LOGIN only" },
  { value: "oauth2", label: "OAuth2: no password" },
];

interface SignInFieldsProps {
  entry: ServerForm;
  server: MailServerView | null;
  preset: MailPreset;
}

export function SignInFields({ entry, server, preset }: SignInFieldsProps) {
  const { control } = entry.form;
  const { usernameHint, passwordHint } = mailPresetDetails[preset];
  const isOauth = entry.values.auth_method === "oauth2";
  return (
    <>
      <FormSelectField control={control} name="auth_method" label="Sign-in" options={methods} />
      <FormTextField
        control={control}
        name="username"
        label="User name"
        optional={!isOauth}
        autoComplete="off"
        help={`${usernameHint}.`}
      />
      {isOauth ? (
        <OauthFields entry={entry} server={server} />
      ) : (
        <FormSecretField
          control={control}
          name="password"
          label="Password"
          optional
          status={server?.password}
          help={`${passwordHint}.`}
        />
      )}
    </>
  );
}

function OauthFields({ entry: { form }, server }: Pick<SignInFieldsProps, "entry" | "server">) {
  const { control } = form;
  return (
    <>
      <FormTextField control={control} name="oauth_client_id" label="Client ID" mono autoComplete="off" />
      <FormSecretField
        control={control}
        name="oauth_client_secret"
        label="Client secret"
        optional
        status={server?.oauth_client_secret}
        help="Empty for an application that has none."
      />
      <FormSecretField
        control={control}
        name="oauth_refresh_token"
        label="Refresh token"
        optional
        status={server?.oauth_refresh_token}
        help="Runbell asks for access tokens with it, and renews them before they end."
      />
      <FormTextField
        control={control}
        name="oauth_token_url"
        type="url"
        label="Token address"
        mono
        placeholder="https://login.example.org/oauth2/token"
      />
      <FormTextField control={control} name="oauth_scope" label="Scope" optional mono />
    </>
  );
}
