"use client";

import { styled } from "@mui/material/styles";
import { countOf } from "@/components/runs/count-words";
import { StateIcon } from "@/components/ui/state-icon";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { BodyName } from "@/lib/core/template";
import { bodyLabels } from "./body-words";
import { hasField } from "./change-words";
import { useEditor } from "./editor-model";
import { hasErrors, problemsIn } from "./problems";

const Label = styled("span")(({ theme }) => ({
  display: "inline-flex",
  alignItems: "center",
  gap: 6,
  "&[data-missing]": {
    color: theme.vars.palette.text.tertiary,
    fontWeight: theme.typography.fontWeightRegular,
  },
}));

const Dot = styled("span")(({ theme }) => ({
  width: 6,
  height: 6,
  borderRadius: 3,
  backgroundColor: theme.vars.palette.primary.main,
}));

/** The body's name, and whether it is changed, wrong or not written. */
export function BodyTabLabel({ body }: { body: BodyName }) {
  const { changes, problems, draft, template } = useEditor();
  const found = problemsIn(problems, body);
  const isMissing = draft.state.draft.bodies[body] === null;
  const isBodyChanged = template !== null && hasField(changes, body);
  return (
    <Label data-missing={isMissing || undefined}>
      {bodyLabels[body]}
      {found.length > 0 && (
        <StateIcon
          state={hasErrors(found) ? "failed" : "attention"}
          label={countOf(found.length, "problem")}
        />
      )}
      {isBodyChanged && (
        <>
          <Dot />
          <VisuallyHidden>changed</VisuallyHidden>
        </>
      )}
    </Label>
  );
}
