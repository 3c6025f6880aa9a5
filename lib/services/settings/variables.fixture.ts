// Importing it first gives the test's process these variables; DEFAULT_ADMIN_EMAIL is not set. On its own, as the
// configuration is read when the logger is loaded: before the first line of a module that imports anything of ours.
process.env.SMTP_USERNAME = "mailer-of-env";
process.env.SMTP_PASSWORD = "canary-password-of-env";
process.env.SLACK_WEBHOOK_URL = "https://hooks.slack.com/services/T0/B0/canary";
process.env.ORG_ADMIN_EMAIL = "org-admin@example.org";
delete process.env.DEFAULT_ADMIN_EMAIL;
