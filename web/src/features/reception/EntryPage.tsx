// A reception as a page of its own.
import { LeftOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { EntryBody } from "@/features/reception/EntryBody";
import { Link, useParam } from "@/ui/nav";
import { NotFound } from "@/ui/state/NotFound";

export function Page() {
  const { t } = useTranslation("reception");
  const id = Number(useParam("id"));
  if (!Number.isInteger(id) || id <= 0) return <NotFound />;
  return (
    <div className="yd-page">
      <Link to="/reception/entries" className="yd-back">
        <LeftOutlined /> {t("entries")}
      </Link>
      <EntryBody id={id} />
    </div>
  );
}
