// What can be done with a target as a whole: split, change the amount, publish, revise, archive.
import { DownOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { App, Button, Dropdown, Input, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { LevelsDialog } from "@/features/targets/LevelsDialog";
import { type Target, verbs } from "@/features/targets/queries";
import { RebalanceButton } from "@/features/targets/RebalanceButton";
import { SplitDialog } from "@/features/targets/SplitDialog";
import { useAmounts } from "@/ui/figure/Money";
import { useGo } from "@/ui/nav";

export function TargetActions({ target }: { target: Target }) {
  const { t } = useTranslation("targets");
  const { message, modal } = App.useApp();
  const client = useQueryClient();
  const go = useGo();
  const { t: tl } = useTranslation("levels");
  const [splitting, setSplitting] = useState(false);
  const [leveling, setLeveling] = useState(false);
  const [busy, setBusy] = useState(false);
  const act = verbs(target.id);
  const amounts = useAmounts();
  const run = async <T,>(ask: () => Promise<T>): Promise<T | null> => {
    setBusy(true);
    try {
      const answer = await ask();
      await client.invalidateQueries({ queryKey: ["figures"] });
      return answer;
    } catch (error) {
      void message.error(asApiError(error).message, 8);
      return null;
    } finally {
      setBusy(false);
    }
  };
  const amount = () => {
    let typed = amounts.exact(target.amount);
    modal.confirm({
      title: t("changeAmount"),
      content: (
        <Input
          defaultValue={typed}
          aria-label={t("amountIn", { unit: amounts.label || "#" })}
          onChange={(event) => {
            typed = event.target.value;
          }}
        />
      ),
      onOk: async () => {
        const fen = amounts.read(typed);
        if (fen === null || fen < 0) {
          void message.error(t("amountWrong"));
          throw new Error(t("amountWrong"));
        }
        await run(() => act.amount(target.version, fen));
      },
    });
  };
  const more = [
    ...(target.can_edit
      ? [
          { key: "amount", label: t("changeAmount"), onClick: amount },
          { key: "levels", label: tl("change"), onClick: () => setLeveling(true) },
        ]
      : []),
    ...(target.can_publish && target.status === "published"
      ? [{ key: "unpublish", label: t("unpublish"), onClick: () => void run(() => act.unpublish(target.version)) }]
      : []),
    ...(target.can_publish && target.status !== "archived"
      ? [
          {
            key: "archive",
            label: t("archive"),
            danger: true,
            onClick: () => void run(() => act.archive(target.version)),
          },
        ]
      : []),
  ];
  return (
    <Space wrap>
      {target.can_edit && <Button onClick={() => setSplitting(true)}>{t("splitNow")}</Button>}
      {target.status === "published" && target.can_publish && (
        <Button
          loading={busy}
          onClick={() => void run(() => act.revise()).then((next) => next && go(`/targets/${next.id}`))}
        >
          {t("revise")}
        </Button>
      )}
      <RebalanceButton target={target} />
      {target.status === "draft" && target.can_publish && (
        <Button
          type="primary"
          loading={busy}
          disabled={target.gap !== 0}
          title={target.gap === 0 ? undefined : t("publishNeeds")}
          onClick={() => void run(() => act.publish(target.version))}
        >
          {t("publish")}
        </Button>
      )}
      <Dropdown trigger={["click"]} menu={{ items: more }}>
        <Button icon={<DownOutlined />} aria-label={t("more")} />
      </Dropdown>
      {leveling && <LevelsDialog target={target} onClose={() => setLeveling(false)} />}
      {splitting && <SplitDialog target={target} onClose={() => setSplitting(false)} />}
    </Space>
  );
}
