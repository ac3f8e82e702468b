// All handovers within reach, those that wait for one's own signature first.
import { PlusOutlined } from "@ant-design/icons";
import { Alert, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type HandoverKind, KINDS, useWaiting } from "@/api/handovers";
import { useMe } from "@/api/me";
import { may } from "@/domain/permissions";
import { BeginDialog, type Beginning } from "@/features/people/BeginDialog";
import { DuePanel } from "@/features/people/DuePanel";
import { ListPage } from "@/ui/list/ListPage";
import { Link, useAddress } from "@/ui/nav";

export function Page() {
  const { t } = useTranslation("handovers");
  const { data: me } = useMe();
  const waiting = useWaiting();
  const { search } = useAddress();
  const asked = Number(search.get("member")) || null;
  const kind = KINDS.find((one) => one === search.get("kind")) ?? "leaving";
  const [start, setStart] = useState<Beginning | null>(asked ? { member: asked, kind, until: null } : null);
  const manages = may(me?.permissions, "handover.manage");
  const begin = (member: number | null, kind: HandoverKind, until: string | null) => setStart({ member, kind, until });
  const items = waiting.data ?? [];
  return (
    <>
      {items.length > 0 && (
        <Alert
          type="info"
          showIcon
          title={t("waiting")}
          description={items.map((one) => (
            <div key={one.id}>
              <Link to={`/handovers/${one.id}`}>{t("of", { name: one.giver, kind: t(`kind.${one.kind}`) })}</Link>
            </div>
          ))}
        />
      )}
      {manages && <DuePanel onBegin={(due) => begin(due.id, due.why === "away" ? "leave" : "leaving", due.until)} />}
      <ListPage
        resource="handover"
        title={t("title")}
        quick={["kind", "status"]}
        actions={
          manages && (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => begin(null, "leaving", null)}>
              {t("new")}
            </Button>
          )
        }
      />
      {start && <BeginDialog start={start} onClose={() => setStart(null)} />}
    </>
  );
}
