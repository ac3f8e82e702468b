// The catalogue of competitors, with the names that deals mention and it does not know.
import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { useMe } from "@/api/me";
import { may } from "@/domain/permissions";
import { ListPage } from "@/ui/list/ListPage";
import { useCreate } from "@/ui/record/create";

function Unknown() {
  const { t } = useTranslation("gates");
  const { data: me } = useMe();
  const create = useCreate();
  const found = useQuery({
    queryKey: ["resource", "competitor", "unknown"],
    queryFn: ({ signal }) =>
      api.get<{ items: { label: string; count: number }[] }>("/competitors/unknown", undefined, signal),
  });
  const items = found.data?.items ?? [];
  if (items.length === 0 || !may(me?.permissions, "competitor.create")) return null;
  return (
    <section className="yd-page yd-chips" aria-label={t("unknownRivals")}>
      <span className="yd-muted">{t("unknownRivals")}</span>
      {items.map((one) => (
        <Button
          key={one.label}
          size="small"
          icon={<PlusOutlined />}
          title={t("addRival")}
          onClick={() => create("competitor", { name: one.label })}
        >
          {one.label} <small className="yd-faint">{t("deals", { count: one.count })}</small>
        </Button>
      ))}
    </section>
  );
}

export function Page() {
  return (
    <>
      <ListPage resource="competitor" />
      <Unknown />
    </>
  );
}
