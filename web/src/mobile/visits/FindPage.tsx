// Any customer: from what the phone has with it, and from the server when there is a network.
import "@/styles/phone-visits.css";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { Head } from "@/mobile/record/Head";
import { beginAt } from "@/mobile/visits/paths";
import { useCustomerSearch } from "@/mobile/visits/useCustomer";
import { useField, usePack } from "@/mobile/visits/useField";
import { Link } from "@/ui/nav";
import { Loading } from "@/ui/state/Loading";
import { useOnline } from "@/ui/state/useOnline";

const SHOWN = 20;

export function FindPage() {
  const { t } = useTranslation("phoneVisits");
  const { db } = useField();
  const kept = usePack(db);
  const online = useOnline();
  const [text, setText] = useState("");
  const asked = useDeferredValue(text.trim().toLowerCase());
  const server = useCustomerSearch(asked, online);
  if (kept === undefined) return <Loading />;
  const near = (kept?.pack.customers ?? []).filter(
    (one) => !asked || `${one.name}${one.address}${one.phone}`.toLowerCase().includes(asked),
  );
  const known = new Set(near.map((one) => one.id));
  const rows = [
    ...near.map(({ id, name, address }) => ({ id, name, hint: address })),
    ...(server.data ?? []).filter((one) => !known.has(one.id)),
  ].slice(0, SHOWN);
  return (
    <>
      <Head title={t("find")} />
      <input
        type="search"
        className="ph-find"
        aria-label={t("findHint")}
        placeholder={t("findHint")}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {!online && <p className="yd-muted">{t("findOffline")}</p>}
      {rows.length === 0 && !server.isFetching && <p className="yd-muted">{t("nothingFound")}</p>}
      {rows.length > 0 && (
        <section className="ph-panel">
          <ul className="ph-rows">
            {rows.map((one) => (
              <li key={one.id}>
                <Link to={beginAt(one.id)} className="ph-row">
                  <span>
                    <strong>{one.name}</strong>
                    <small>{one.hint}</small>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
