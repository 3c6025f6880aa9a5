import type { Metadata } from "next";
import { templateKeys } from "@/lib/client/templates";
import { preload } from "@/lib/http/preload";
import * as templates from "@/lib/schemas/template";
import * as rendering from "@/lib/schemas/template-rendering";
import { getTemplate } from "@/lib/services/templates/get-template";
import { getTemplateSurroundings } from "@/lib/services/templates/get-template-surroundings";
import { Preloaded } from "../../preloaded";
import { TemplateEditorPage } from "./template-editor-page";

export const metadata: Metadata = { title: "Template" };

interface Props {
  params: Promise<{ id: string }>;
}

export default async function Page({ params }: Props) {
  const { id } = await params;
  return (
    <Preloaded
      preloads={[
        preload(
          templates.getTemplate,
          templateKeys.detail(id),
          ({ actor, params: { id } }) => getTemplate({ actor, id }),
          { params: { id } },
        ),
        preload(rendering.getTemplateSurroundings, templateKeys.surroundings(null), ({ actor }) =>
          getTemplateSurroundings({ actor, runId: null }),
        ),
      ]}
    >
      <TemplateEditorPage id={id} />
    </Preloaded>
  );
}
