"use client";

import Box from "@mui/material/Box";
import FormHelperText from "@mui/material/FormHelperText";
import FormLabel from "@mui/material/FormLabel";
import Typography from "@mui/material/Typography";
import dynamic from "next/dynamic";
import { useMemo, useState } from "react";
import { textIn, withValue } from "@/components/steps/config-values";
import { problemAt } from "@/components/steps/problem-at";
import { draftOfContent, sourceOfDraft } from "@/components/templates/editor/draft";
import { kindLabels } from "@/components/templates/editor/body-words";
import { Choice } from "@/components/ui/choice";
import { TextSkeleton } from "@/components/ui/skeletons";
import { useTemplate } from "@/lib/client/templates";
import type { JsonObject } from "@/lib/schemas/field";
import type { MessageSource } from "@/lib/templates/message-types";
import {
  messageChoiceOf,
  messageChoices,
  messagePart,
  withMessageChoice,
  type MessageChoice,
  type StepMessageKind,
} from "./message-choice";
import { PreviewFold } from "./preview-fold";
import { TemplateChoice } from "./template-choice";

const OwnMessageEditor = dynamic(() => import("./own-message-editor").then((file) => file.OwnMessageEditor), {
  ssr: false,
  loading: () => <TextSkeleton lines={12} />,
});

const labels: Record<MessageChoice, string> = {
  standard: "Standard message",
  template: "A template",
  own: "Written here",
};

const builtIn: MessageSource = {};

interface MessageFieldsProps {
  kind: StepMessageKind;
  config: JsonObject;
  onChange: (config: JsonObject) => void;
  problems: ReadonlyMap<string, string>;
}

/** What is said: the standard message, a template, or one that is written in the step. */
export function MessageFields({ kind, config, onChange, problems }: MessageFieldsProps) {
  const [first = "own"] = messageChoices[kind];
  const [chosen, setChosen] = useState<MessageChoice>(() => messageChoiceOf(kind, config) ?? first);
  const [kept, setKept] = useState<JsonObject>({});
  const choice = messageChoiceOf(kind, config) ?? chosen;
  const wrong = ["subject_template", "body_template", "body_type", "message_template"]
    .flatMap((name) => (problems.has(name) ? `${fieldWords[name] ?? name}: ${problems.get(name)}` : []))
    .join(" ");

  const choose = (next: MessageChoice) => {
    const all = { ...kept, ...messagePart(kind, config) };
    setKept(all);
    setChosen(next);
    onChange(withMessageChoice(kind, config, next, all));
  };
  /** What is emptied stays the choice that it is. */
  const write = (next: JsonObject) => {
    setChosen(choice);
    onChange(next);
  };

  return (
    <Box
      role="group"
      aria-label="Message"
      sx={{ display: "grid", gap: 1.5, gridTemplateColumns: "minmax(0, 1fr)" }}
    >
      <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: 2, rowGap: 0.5 }}>
        <FormLabel component="span">Message</FormLabel>
        <Choice
          label="What is sent"
          value={choice}
          onChange={choose}
          options={messageChoices[kind].map((value) => ({ value, label: labels[value] }))}
        />
      </Box>
      {choice === "standard" && (
        <>
          <Typography variant="body2" color="textSecondary">
            {kindLabels[kind]} gets what Runbell says of a run: how it stands, what failed, and the way there.
          </Typography>
          <PreviewFold kind={kind} source={builtIn} />
        </>
      )}
      {choice === "template" && (
        <>
          <TemplateChoice
            kind={kind}
            templateId={textIn(config, "template_id")}
            onChange={(id) => write(withValue(config, "template_id", id))}
            problem={problemAt(problems, "template_id") ?? (wrong === "" ? undefined : "Choose a template.")}
          />
          <TemplatePreview kind={kind} templateId={textIn(config, "template_id")} />
        </>
      )}
      {choice === "own" && (
        <>
          <OwnMessageEditor kind={kind} config={config} onChange={write} />
          {wrong !== "" && (
            <FormHelperText error role="alert">
              {wrong}
            </FormHelperText>
          )}
        </>
      )}
    </Box>
  );
}

const fieldWords: Record<string, string> = {
  subject_template: "Subject",
  body_template: "Body",
  body_type: "Kind of body",
  message_template: "Message",
};

function TemplatePreview({ kind, templateId }: { kind: StepMessageKind; templateId: string }) {
  const { data } = useTemplate(templateId);
  const source = useMemo(() => data && sourceOfDraft(draftOfContent(data)), [data]);
  return source && data?.id === templateId ? <PreviewFold kind={kind} source={source} /> : null;
}
