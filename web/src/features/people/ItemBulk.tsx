// Many records at once: to another successor, back to the rule, a line of the checklist done.
import { App, Button, Dropdown } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type Handover, type ItemsAsked, type Several, useHandoverVerbs } from "@/api/handovers";
import type { Ref } from "@/api/resource";
import { RefPicker } from "@/ui/field/RefPicker";

interface Props {
  page: Handover;
  asked: ItemsAsked;
  count: number;
  picked: number[];
  onDone: () => void;
}

/** What the list shows, without its order and page. */
const whereOf = ({ page: _page, limit: _limit, sort: _sort, ...where }: ItemsAsked) => where;

export function ItemBulk({ page, asked, count, picked, onDone }: Props) {
  const { t } = useTranslation("handovers");
  const { message } = App.useApp();
  const { choose, tick } = useHandoverVerbs();
  const [to, setTo] = useState<Ref | null>(null);
  const [every, setEvery] = useState(false);
  if (picked.length === 0) return null;
  const all = every && count > picked.length;
  const rows: Several = all ? { where: whereOf(asked) } : { item_ids: picked };
  const done = {
    onSuccess: () => {
      setEvery(false);
      onDone();
    },
    onError: (error: unknown) => void message.error(asApiError(error).message, 8),
  };
  const number = all ? count : picked.length;
  return (
    <div className="yd-toolbar yd-handover-bulk" role="toolbar" aria-label={t("picked", { count: number })}>
      <strong>{t("picked", { count: number })}</strong>
      {count > picked.length && (
        <Button type="link" size="small" onClick={() => setEvery(!every)}>
          {all ? t("onlyPicked") : t("pickAll", { count })}
        </Button>
      )}
      {page.can.plan && (
        <>
          <span style={{ width: 190 }}>
            <RefPicker resource="member" value={to} onChange={setTo} aria-label={t("toChange")} />
          </span>
          <Button
            disabled={!to}
            loading={choose.isPending}
            onClick={() => to && choose.mutate({ id: page.id, to_id: to.id, ...rows }, done)}
          >
            {t("toChange")}
          </Button>
          <Button type="text" onClick={() => choose.mutate({ id: page.id, to_id: null, ...rows }, done)}>
            {t("backToRule")}
          </Button>
        </>
      )}
      {page.checklist.length > 0 && (
        <Dropdown
          trigger={["click"]}
          menu={{
            items: page.checklist.map((line, key) => ({ key, label: line })),
            onClick: ({ key }) => tick.mutate({ id: page.id, line: Number(key), done: true, ...rows }, done),
          }}
        >
          <Button loading={tick.isPending}>{t("tick")}</Button>
        </Dropdown>
      )}
    </div>
  );
}
