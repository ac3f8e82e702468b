// All handovers within reach, those that wait for one's own signature first.
import { PlusOutlined } from "@ant-design/icons";
import { Alert, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useWaiting } from "@/api/handovers";
import { useMe } from "@/api/me";
import { may } from "@/domain/permissions";
import { BeginDialog } from "@/features/people/BeginDialog";
import { ListPage } from "@/ui/list/ListPage";
import { Link, useAddress } from "@/ui/nav";

export function Page() {
  const { t } = useTranslation("handovers");
  const { data: me } = useMe();
  const waiting = useWaiting();
  const member = Number(useAddress().search.get("member")) || null;
  const [adding, setAdding] = useState(member !== null);
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
      <ListPage
        resource="handover"
        title={t("title")}
        quick={["kind", "status"]}
        actions={
          may(me?.permissions, "handover.manage") && (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
              {t("new")}
            </Button>
          )
        }
      />
      {adding && <BeginDialog member={member} onClose={() => setAdding(false)} />}
    </>
  );
}
