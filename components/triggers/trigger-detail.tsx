"use client";

import { MainAndSide } from "@/components/ui/main-and-side";
import { EditForm } from "@/components/ui/edit-form";
import { useToast } from "@/components/ui/toast";
import { useHasRole } from "@/lib/client/me";
import { usePutTrigger } from "@/lib/client/triggers";
import type { TriggerView } from "@/lib/schemas/trigger";
import { Backtest } from "./backtest";
import { ConditionFields } from "./condition-fields";
import { EffectNote } from "./effect-note";
import { HowFields } from "./how-fields";
import { TriggerFacts } from "./trigger-facts";
import { TriggerHead } from "./trigger-head";
import { TriggerSettings } from "./trigger-settings";
import { triggerInputOf } from "./trigger-values";
import { useTriggerChoices } from "./use-trigger-choices";
import { useTriggerForm } from "./use-trigger-form";
import { VariantFields } from "./variant-fields";
import { VariantReport } from "./variant-report";
import { WhenFields } from "./when-fields";
import { WhoFields } from "./who-fields";

export function TriggerDetail({ trigger }: { trigger: TriggerView }) {
  const isAuthor = useHasRole("author");
  return isAuthor ? <EditedTrigger trigger={trigger} /> : <SeenTrigger trigger={trigger} />;
}

function EditedTrigger({ trigger }: { trigger: TriggerView }) {
  const put = usePutTrigger(trigger);
  const toast = useToast();
  const choices = useTriggerChoices(trigger);
  const entry = useTriggerForm(trigger, async (entered) => {
    const saved = await put.mutateAsync(triggerInputOf(entered));
    toast({ state: "ok", message: "The rule is saved. The next event goes by it." });
    return saved;
  });

  return (
    <MainAndSide
      head={<TriggerHead trigger={trigger} isAuthor />}
      main={
        <>
          <EditForm entry={entry} isSaving={put.isPending} saveLabel="Save rule">
            <EffectNote trigger={triggerInputOf(entry.values)} names={choices.names} />
            <WhenFields entry={entry} ownSeverity={trigger.own_severity} />
            <ConditionFields entry={entry} />
            <WhoFields entry={entry} choices={choices} />
            <HowFields entry={entry} choices={choices} />
            <VariantFields entry={entry} templates={choices.templates} stored={trigger.variant} />
            <Backtest eventType={trigger.event_type} trigger={triggerInputOf(entry.values)} />
          </EditForm>
          <VariantReport eventType={trigger.event_type} isComparing={trigger.variant !== null} />
        </>
      }
      side={<TriggerFacts trigger={trigger} />}
    />
  );
}

function SeenTrigger({ trigger }: { trigger: TriggerView }) {
  return (
    <MainAndSide
      head={<TriggerHead trigger={trigger} isAuthor={false} />}
      main={
        <>
          <EffectNote trigger={trigger} names={trigger.recipient_names} />
          <TriggerSettings trigger={trigger} />
          <VariantReport eventType={trigger.event_type} isComparing={trigger.variant !== null} />
        </>
      }
      side={<TriggerFacts trigger={trigger} />}
    />
  );
}
