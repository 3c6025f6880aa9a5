import type { StateWord } from "@/components/runs/run-status";
import type { DoctorReport, DoctorStep } from "@/lib/schemas/mail-server";

export const doctorStepLabels: Record<DoctorStep, string> = {
  dns: "Look the host up",
  tcp: "Connect",
  banner: "Greeting",
  tls: "Encryption",
  auth: "Sign-in",
  mail_from: "Sender",
  rcpt_to: "Recipient",
  message: "Test mail",
};

export const doctorOutcomes: Record<DoctorReport["steps"][number]["outcome"], StateWord> = {
  ok: { state: "ok", word: "Good" },
  failed: { state: "failed", word: "Failed" },
  skipped: { state: "neutral", word: "Skipped" },
};
