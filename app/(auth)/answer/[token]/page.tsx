import type { Metadata } from "next";
import { Answer } from "@/components/answers/answer";
import { answerTitles } from "@/components/answers/answer-words";
import { AuthCard } from "@/components/auth/auth-card";
import { FormError } from "@/components/auth/form-error";
import { findAnswer } from "@/lib/services/answers/read-answer";

export const metadata: Metadata = {
  title: "Answer a message",
  referrer: "no-referrer",
  robots: "noindex",
};

interface Props {
  params: Promise<{ token: string }>;
}

export default async function Page({ params }: Props) {
  const { token } = await params;
  const answer = await findAnswer(token);
  if (!answer)
    return (
      <AuthCard title="Answer a message">
        <FormError>
          This link does not work: a part of it is missing, or what it was about is gone. Open it from the
          message itself.
        </FormError>
      </AuthCard>
    );
  return (
    <AuthCard
      title={answerTitles[answer.action]}
      sentence={`About a message of ${answer.organisation} to ${answer.reader}.`}
    >
      <Answer token={token} answer={answer} />
    </AuthCard>
  );
}
