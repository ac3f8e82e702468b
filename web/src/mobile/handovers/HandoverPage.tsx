// On the phone: what one gives or gets, with notes, and the signature.
import { Button, Dialog, Toast } from "antd-mobile";
import { LeftOutline } from "antd-mobile-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type Handover, useHandover, useHandoverItems, useHandoverVerbs } from "@/api/handovers";
import { useMe } from "@/api/me";
import { useLanguage } from "@/ui/language";
import { useBack, useParam } from "@/ui/nav";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function HandoverPage() {
  const { t } = useTranslation("handovers");
  const { t: tc } = useTranslation();
  const back = useBack();
  const found = useHandover(Number(useParam("id")));
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading shape="page" />;
  const page = found.data;
  return (
    <>
      <header className="ph-head">
        <button type="button" className="ph-back" aria-label={tc("back")} onClick={back}>
          <LeftOutline />
        </button>
        <h1>{t("of", { name: page.giver.name, kind: t(`kind.${page.kind}`) })}</h1>
      </header>
      <section className="ph-panel">
        <p>
          {t(`status.${page.status}`)}
          {page.until && ` · ${t("until")} ${page.until}`}
        </p>
        {page.note && <p className="yd-faint">{page.note}</p>}
        <Signatures page={page} />
      </section>
      <Mine page={page} />
      {(page.can.sign_giver || page.can.sign_receiver) && <Sign page={page} />}
    </>
  );
}

function Signatures({ page }: { page: Handover }) {
  const { t } = useTranslation("handovers");
  const { label } = useLanguage();
  return (
    <ul className="ph-rows">
      <li className="ph-row">
        <span>{page.giver.name}</span>
        <small className="yd-faint">{t(page.signed_at ? "signed" : "unsigned")}</small>
      </li>
      {page.receivers.map((one) => (
        <li key={one.id} className="ph-row">
          <span>
            {one.name}{" "}
            <small className="yd-faint">
              {page.parts
                .filter((part) => one.counts[part.kind])
                .map((part) => `${label(part.label)} ${one.counts[part.kind]}`)
                .join(" · ")}
            </small>
          </span>
          <small className="yd-faint">{t(one.signed_at ? "signed" : "unsigned")}</small>
        </li>
      ))}
    </ul>
  );
}

function Mine({ page }: { page: Handover }) {
  const { t } = useTranslation("handovers");
  const { label } = useLanguage();
  const parts = page.parts.filter((part) => part.assigned > 0);
  const [kind, setKind] = useState(parts[0]?.kind ?? "");
  const [after, setAfter] = useState(0);
  const { data: me } = useMe();
  const receiver = page.receivers.find((one) => one.id === me?.member?.id);
  const items = useHandoverItems(page.id, { kind, to: receiver?.id, after });
  if (parts.length === 0) return null;
  return (
    <section className="ph-panel" aria-label={t("items")}>
      <div className="ph-chips">
        {parts.map((part) => (
          <button
            key={part.kind}
            type="button"
            aria-pressed={part.kind === kind}
            onClick={() => {
              setKind(part.kind);
              setAfter(0);
            }}
          >
            {label(part.label)} {receiver ? (receiver.counts[part.kind] ?? 0) : part.assigned}
          </button>
        ))}
      </div>
      {items.isError && <PageError compact error={items.error} onRetry={() => void items.refetch()} />}
      {items.isPending && <Loading rows={3} />}
      {items.data && (
        <ul className="ph-rows">
          {items.data.rows.map((item) => (
            <li key={item.id} className="ph-row">
              <span>
                {item.title ?? t("hiddenName")} <small className="yd-faint">{item.note || item.hint}</small>
              </span>
              <small className="yd-faint">{item.to?.label ?? "—"}</small>
            </li>
          ))}
        </ul>
      )}
      {items.data?.next != null && (
        <Button block fill="none" onClick={() => setAfter(items.data?.next ?? 0)}>
          {t("more")}
        </Button>
      )}
    </section>
  );
}

function Sign({ page }: { page: Handover }) {
  const { t } = useTranslation("handovers");
  const { sign } = useHandoverVerbs();
  const put = async () => {
    if (!(await Dialog.confirm({ content: t("signSure") }))) return;
    sign.mutate(page.id, {
      onSuccess: () => void Toast.show({ icon: "success", content: t("signedNow") }),
      onError: (error) => void Toast.show({ icon: "fail", content: asApiError(error).message }),
    });
  };
  return (
    <Button block color="primary" size="large" loading={sign.isPending} onClick={() => void put()}>
      {t(page.can.sign_giver ? "signGiver" : "signReceiver")}
    </Button>
  );
}
