// The next step in a target's life: propose a draft, approve, send back or publish what was proposed.
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CommentDialog } from "@/features/targets/CommentDialog";
import type { Target } from "@/features/targets/queries";
import { useAct } from "@/features/targets/useAct";

const VERBS = { propose: "propose", approve: "approve", sendBack: "send-back", publish: "publish" } as const;
type Verb = keyof typeof VERBS;

function next(target: Target): Verb[] {
  if (target.status === "draft") return target.can_edit ? ["propose"] : [];
  if (!target.can_publish) return [];
  if (target.status === "proposed") return ["sendBack", "approve"];
  return target.status === "approved" ? ["sendBack", "publish"] : [];
}

export function LifeActions({ target }: { target: Target }) {
  const { t } = useTranslation("targetLife");
  const { t: tt } = useTranslation("targets");
  const { run, busy } = useAct(target.id);
  const [asked, setAsked] = useState<Verb | null>(null);
  const take = async (verb: Verb, comment: string) => {
    const body = { version: target.version, comment };
    if (await run({ verb: VERBS[verb], body }, t(`done.${verb}`))) setAsked(null);
  };
  const short = target.gap !== 0;
  return (
    <>
      {next(target).map((verb) => (
        <Button
          key={verb}
          type={verb === "approve" || verb === "publish" ? "primary" : "default"}
          disabled={verb === "propose" && short}
          title={verb === "propose" && short ? tt("publishNeeds") : undefined}
          onClick={() => setAsked(verb)}
        >
          {t(verb)}
        </Button>
      ))}
      {asked && (
        <CommentDialog
          title={`${t(asked)} · ${target.name}`}
          okText={t(asked)}
          needed={asked === "sendBack"}
          danger={asked === "sendBack"}
          busy={busy}
          onOk={(comment) => void take(asked, comment)}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}
