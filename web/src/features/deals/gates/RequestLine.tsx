// A request for help: who asks whom for what, and the answer.
import { App, Button, Input, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type HelpRequest, useRequestVerbs } from "@/api/gates";
import { formatDay } from "@/domain/dates";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { useOpenRecord } from "@/ui/record/open";

const HUE = { open: "mark", accepted: "accent", declined: "risk", withdrawn: "grey", done: "gain" } as const;

export function RequestLine({ request, inDeal = false }: { request: HelpRequest; inDeal?: boolean }) {
  const { t } = useTranslation("gates");
  const { language } = useLanguage();
  const { message } = App.useApp();
  const { link } = useOpenRecord();
  const verb = useRequestVerbs();
  const [declining, setDeclining] = useState(false);
  const [why, setWhy] = useState("");
  const run = (name: "answer" | "withdraw" | "finish", body?: unknown) =>
    verb.mutate(
      { id: request.id, verb: name, body },
      {
        onSuccess: () => {
          setDeclining(false);
          if ((body as { accept?: boolean } | undefined)?.accept) void message.success(t("accepted"));
        },
        onError: (error) => void message.error(asApiError(error).message, 6),
      },
    );
  return (
    <article className="yd-request">
      <div className="yd-need">
        <Tag color={HUE[request.status]}>{t(`status.${request.status}`)}</Tag>
        {!inDeal &&
          (request.opens ? (
            <a {...link("deal", request.deal.id)}>{request.deal.label}</a>
          ) : (
            <b>{request.deal.label}</b>
          ))}
        {!inDeal && <span className="yd-faint">{request.customer}</span>}
        <span>
          {t("from", { name: request.asker.label })} → {request.asked.label} · {t(`teamRole.${request.role}`)}
        </span>
        {request.due_on && (
          <span className={request.overdue ? "yd-risk" : "yd-faint"}>
            {t(request.overdue ? "overdue" : "due", { day: formatDay(request.due_on, language, true) })}
          </span>
        )}
        <span className="yd-grow" />
        <Space wrap>
          {request.may_answer && (
            <Button
              size="small"
              type="primary"
              loading={verb.isPending}
              onClick={() => run("answer", { accept: true })}
            >
              {t("accept")}
            </Button>
          )}
          {request.may_answer && (
            <Button size="small" onClick={() => setDeclining(!declining)}>
              {t("decline")}
            </Button>
          )}
          {request.may_finish && (
            <Button size="small" onClick={() => run("finish")}>
              {t("finish")}
            </Button>
          )}
          {request.may_withdraw && (
            <Button size="small" onClick={() => run("withdraw")}>
              {t("withdraw")}
            </Button>
          )}
        </Space>
      </div>
      <p>{request.text}</p>
      {request.answer && <p className="yd-muted">{request.answer}</p>}
      {declining && (
        <Space.Compact style={{ width: "100%" }}>
          <Input
            aria-label={t("declineWhy")}
            placeholder={t("declineWhy")}
            maxLength={500}
            value={why}
            onChange={(event) => setWhy(event.target.value)}
          />
          <Button disabled={!why.trim()} onClick={() => run("answer", { accept: false, text: why.trim() })}>
            {t("decline")}
          </Button>
        </Space.Compact>
      )}
    </article>
  );
}
