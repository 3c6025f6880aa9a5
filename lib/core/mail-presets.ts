/** A provider whose settings are known, with help for its own ways. */
export const mailPresets = [
  "gmail",
  "microsoft365",
  "outlook",
  "ses",
  "sendgrid",
  "mailgun",
  "postmark",
  "resend",
  "custom",
] as const;
export type MailPreset = (typeof mailPresets)[number];

/** What a form can be filled with, and how to get the rest. */
export interface MailPresetDetails {
  label: string;
  /** For a provider with regions: that of the first one. Empty where only the admin knows it. */
  host: string;
  port: number;
  security: "none" | "starttls" | "tls";
  authMethod: "auto" | "plain" | "login" | "oauth2";
  /** Set where it is the same for everybody. */
  username: string | null;
  usernameHint: string;
  passwordHint: string;
  /** What to do at the provider, in order. */
  steps: readonly string[];
  /** Where it is done. */
  link: { label: string; url: string } | null;
  /** Where access tokens come from, for a login without a password. */
  oauth: { tokenUrl: string; scope: string } | null;
  /** The host of each region; the first is `host`. */
  regions: readonly { label: string; host: string }[];
  /** What will not last, or is often overlooked. */
  warning: string | null;
}

const plainDetails = {
  authMethod: "auto",
  username: null,
  link: null,
  oauth: null,
  regions: [],
  warning: null,
} as const;

const sesHost = (region: string) => `email-smtp.${region}.amazonaws.com`;
const sesRegions = [
  ["us-east-1", "US East (N. Virginia)"],
  ["us-east-2", "US East (Ohio)"],
  ["us-west-2", "US West (Oregon)"],
  ["ca-central-1", "Canada (Central)"],
  ["eu-central-1", "Europe (Frankfurt)"],
  ["eu-west-1", "Europe (Ireland)"],
  ["eu-west-2", "Europe (London)"],
  ["eu-north-1", "Europe (Stockholm)"],
  ["ap-south-1", "Asia Pacific (Mumbai)"],
  ["ap-southeast-1", "Asia Pacific (Singapore)"],
  ["ap-southeast-2", "Asia Pacific (Sydney)"],
  ["ap-northeast-1", "Asia Pacific (Tokyo)"],
  ["sa-east-1", "South America (São Paulo)"],
] as const;

/** Hosts and ports as the providers document them; nodemailer's list of well-known services agrees. */
export const mailPresetDetails: Record<MailPreset, MailPresetDetails> = {
  gmail: {
    ...plainDetails,
    label: "Gmail",
    host: "smtp.gmail.com",
    port: 465,
    security: "tls",
    usernameHint: "The whole address, such as alerts@example.org",
    passwordHint: "An app password of 16 letters; the account's own password is refused",
    steps: [
      "Switch 2-Step Verification on in the Google account that will send the mail.",
      "Open the account's app passwords, name a new one “Runbell” and create it.",
      "Copy the 16 letters and enter them here as the password. The spaces do not matter.",
      "Send from the same address, or from one that Gmail lists under “Send mail as”.",
    ],
    link: { label: "Google's app passwords", url: "https://myaccount.google.com/apppasswords" },
    oauth: { tokenUrl: "https://oauth2.googleapis.com/token", scope: "https://mail.google.com/" },
    warning:
      "A Gmail account takes a few hundred mails a day, Google Workspace about 2,000; then it refuses.",
  },
  microsoft365: {
    ...plainDetails,
    label: "Microsoft 365",
    host: "smtp.office365.com",
    port: 587,
    security: "starttls",
    usernameHint: "The mailbox that sends, such as alerts@example.org",
    passwordHint: "Of the mailbox; where it signs in with a second factor, an app password",
    steps: [
      "In the Microsoft 365 admin center, open the mailbox under Users, then Mail, then Manage email apps.",
      "Switch “Authenticated SMTP” on and save. It takes some minutes to work.",
      "To do without a password, register an application in Entra ID with the permission SMTP.Send, choose OAuth2 here and enter its client ID, secret and refresh token.",
      "Send from the mailbox's own address, or give it “Send as” rights for the other.",
    ],
    link: { label: "Microsoft 365 admin center", url: "https://admin.microsoft.com/" },
    oauth: {
      tokenUrl: "https://login.microsoftonline.com/organizations/oauth2/v2.0/token",
      scope: "https://outlook.office.com/SMTP.Send offline_access",
    },
    warning:
      "Microsoft switches passwords for SMTP off by default at the end of December 2026: an admin of an existing tenant can switch them on again for a while, new tenants cannot. The server then answers “550 5.7.30 Basic authentication is not supported for Client Submission”. Choose OAuth2 for what has to last.",
  },
  outlook: {
    ...plainDetails,
    label: "Outlook.com",
    host: "smtp-mail.outlook.com",
    port: 587,
    security: "starttls",
    usernameHint: "The whole address, such as somebody@outlook.com",
    passwordHint: "An app password",
    steps: [
      "Switch two-step verification on in the Microsoft account's security settings.",
      "Create an app password there and enter it here as the password.",
      "In Outlook.com's mail settings, under Forwarding and IMAP, let devices and apps use IMAP or POP.",
    ],
    link: { label: "Microsoft account security", url: "https://account.microsoft.com/security" },
    oauth: {
      tokenUrl: "https://login.microsoftonline.com/consumers/oauth2/v2.0/token",
      scope: "https://outlook.office.com/SMTP.Send offline_access",
    },
    warning:
      "For personal mailboxes, with a small number of mails a day. Microsoft refuses passwords for more and more of them: choose OAuth2 when the login fails.",
  },
  ses: {
    ...plainDetails,
    label: "Amazon SES",
    host: sesHost("us-east-1"),
    port: 587,
    security: "starttls",
    usernameHint: "The SMTP user name made in SES: it starts with AKIA",
    passwordHint: "The SMTP password made in SES, not the access key's secret",
    steps: [
      "Choose the region in which you use SES: it is part of the host.",
      "In the SES console, verify the sender's domain or address.",
      "Under SMTP settings, create SMTP credentials and copy user name and password: the password is shown once.",
      "Ask Amazon for production access; until then SES only takes mail to verified addresses.",
    ],
    link: { label: "SMTP settings in the SES console", url: "https://console.aws.amazon.com/ses/home#/smtp" },
    regions: sesRegions.map(([region, name]) => ({ label: `${name}, ${region}`, host: sesHost(region) })),
    warning: "Credentials work in their own region only.",
  },
  sendgrid: {
    ...plainDetails,
    label: "SendGrid",
    host: "smtp.sendgrid.net",
    port: 587,
    security: "starttls",
    username: "apikey",
    usernameHint: "The word “apikey”, exactly so",
    passwordHint: "An API key with the permission Mail Send; it starts with SG.",
    steps: [
      "Verify the sender's domain or address under Settings, Sender Authentication.",
      "Create an API key under Settings, API Keys, with restricted access: Mail Send only.",
      "Enter the key here as the password. The user name stays “apikey”.",
    ],
    link: { label: "SendGrid's API keys", url: "https://app.sendgrid.com/settings/api_keys" },
  },
  mailgun: {
    ...plainDetails,
    label: "Mailgun",
    host: "smtp.mailgun.org",
    port: 465,
    security: "tls",
    usernameHint: "Of the sending domain, such as postmaster@mg.example.org",
    passwordHint: "Of these SMTP credentials, not the API key",
    steps: [
      "Add and verify the sending domain.",
      "Open it under Sending, Domain settings, SMTP credentials, and create or reset a user.",
      "Enter that user and password here. For a domain in the EU, choose the EU region.",
    ],
    link: { label: "Mailgun's domains", url: "https://app.mailgun.com/mg/sending/domains" },
    regions: [
      { label: "United States", host: "smtp.mailgun.org" },
      { label: "European Union", host: "smtp.eu.mailgun.org" },
    ],
  },
  postmark: {
    ...plainDetails,
    label: "Postmark",
    host: "smtp.postmarkapp.com",
    port: 587,
    security: "starttls",
    usernameHint: "The server's API token",
    passwordHint: "The same token again",
    steps: [
      "Verify the sender's address or domain under Sender Signatures.",
      "Open the Postmark server that shall send, then API Tokens, and copy the token.",
      "Enter the token here as the user name and as the password.",
    ],
    link: { label: "Postmark's servers", url: "https://account.postmarkapp.com/servers" },
  },
  resend: {
    ...plainDetails,
    label: "Resend",
    host: "smtp.resend.com",
    port: 465,
    security: "tls",
    username: "resend",
    usernameHint: "The word “resend”, exactly so",
    passwordHint: "An API key that may send; it starts with re_",
    steps: [
      "Add and verify the sender's domain.",
      "Create an API key with the permission Sending access.",
      "Enter the key here as the password. The user name stays “resend”.",
    ],
    link: { label: "Resend's API keys", url: "https://resend.com/api-keys" },
  },
  custom: {
    ...plainDetails,
    label: "Another mail server",
    host: "",
    port: 587,
    security: "starttls",
    usernameHint: "Empty for a server without login",
    passwordHint: "Empty for a server without login",
    steps: [
      "Ask who runs the server for host, port and login. 587 with STARTTLS is usual, 465 takes TLS from the start, a server on this machine often listens on 25 with neither TLS nor login.",
      "For a certificate of your own authority, paste the authority's certificate (PEM).",
      "Check the server here before you save: the check says what to mend.",
    ],
  },
};

/** The preset whose server this is; custom for a host that none of them names. */
export function presetOfHost(host: string): MailPreset {
  const name = host.trim().toLowerCase().replace(/\.$/, "");
  if (/^email-smtp(-fips)?\.[a-z0-9-]+\.amazonaws\.com$/.test(name)) return "ses";
  const isHost = (preset: MailPreset) => {
    const { host: known, regions } = mailPresetDetails[preset];
    return known === name || regions.some((region) => region.host === name);
  };
  return mailPresets.find((preset) => preset !== "custom" && isHost(preset)) ?? "custom";
}
