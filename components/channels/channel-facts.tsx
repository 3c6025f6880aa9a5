"use client";

import { Section } from "@/components/ui/section";
import { problemSentence } from "@/components/ui/problem";
import { useToast } from "@/components/ui/toast";
import { useResumeChannel } from "@/lib/client/channels";
import type { ChannelView } from "@/lib/schemas/channel";
import { HealthFacts } from "./health-facts";
import { WaitingMessages } from "./waiting-messages";

export function ChannelFacts({ channel, isAdmin }: { channel: ChannelView; isAdmin: boolean }) {
  const resume = useResumeChannel();
  const toast = useToast();
  const { id, name, waiting, health } = channel;
  const run = () =>
    resume.mutate(id, {
      onSuccess: () => toast({ state: "ok", message: `${name} is tried again.` }),
      onError: (error) => toast({ state: "failed", message: problemSentence(error) }),
    });
  return (
    <Section title="How it does">
      <HealthFacts
        health={health}
        more={[
          {
            label: "Waiting",
            value: waiting > 0 ? <WaitingMessages channel={channel} /> : "Nothing",
          },
        ]}
        resume={isAdmin ? { isPending: resume.isPending, run } : null}
      />
    </Section>
  );
}
